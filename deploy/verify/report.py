#!/usr/bin/env python3
"""Checks an issued jury report offline, with nothing of the market in it: python3 report.py report.json [hash]
Steps: report and signed texts have the hashes beside them; what each member signed is the report, without the submissions which that
member may not have known of; every submission was signed for; the rankings follow from the scores. Compare the hash with the one on paper."""
import hashlib, json, sys

PARTS = ["form", "challengeId", "title", "criteriaHash", "criteria", "method", "members", "meetings", "general"]

def need(holds, otherwise):
    if not holds:
        sys.exit("NOT VALID: " + otherwise)

def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

def rounded(dividend, divisor):
    """Whole division, half away from zero."""
    return (2 * dividend + divisor) // (2 * divisor)

def row(criteria, submission):
    jurors, sums = len(submission["scores"]), [sum(column) for column in zip(*submission["scores"])]
    need(all(len(scores) == len(criteria) and all(0 <= score <= 100 for score in scores) for scores in submission["scores"]), "a score is missing or out of range")
    means = [{"criterionId": c["id"], "meanHundredths": rounded(10 * s, jurors), "belowMinimum": c["minimumTenths"] is not None and s < c["minimumTenths"] * jurors}
             for c, s in zip(criteria, sums)]
    total = rounded(sum(c["weight"] * s for c, s in zip(criteria, sums)), jurors)
    return {"alias": submission["alias"], "totalHundredths": total, "eligible": not any(mean["belowMinimum"] for mean in means), "criteria": means}

def ranking(report):
    rows = [row(report["criteria"], submission) for submission in report["submissions"]]
    rows.sort(key=lambda r: (not r["eligible"], -r["totalHundredths"], len(r["alias"]), r["alias"]))
    totals = [r["totalHundredths"] for r in rows if r["eligible"]]
    for r in rows:
        better, equal = sum(t > r["totalHundredths"] for t in totals), totals.count(r["totalHundredths"])
        r.update(rank=1 + better if r["eligible"] else None, tied=r["eligible"] and equal > 1)
    return rows

def lawful(composition, members):
    """At least a third has the qualification, where one is asked (Belgian royal decree of 18 April 2017, art. 81)."""
    qualified = sum(member["qualification"] is not None for member in members)
    return (composition["jurors"], composition["qualified"]) == (len(members), qualified) and (not composition["qualification"] or 3 * qualified >= len(members))

def check(file):
    need(sha(file["content"]) == file["hash"], "the report does not have the hash beside it")
    need(len(sys.argv) < 3 or sys.argv[2] == file["hash"], "another report than the one you trust")
    whole, signed = json.loads(file["content"]), set()
    need(whole["form"] in (1, 2), "another form")
    parts = PARTS + (["composition"] if whole["form"] == 2 else [])
    need(whole["form"] == 1 or lawful(whole["composition"], whole["members"]), "the composition does not follow from the members, or too few are qualified")
    need(sum(criterion["weight"] for criterion in whole["criteria"]) == 100, "the weights do not add up to 100")
    need(ranking(whole) == whole["ranking"], "the ranking does not follow from the scores")
    submissions = {submission["alias"]: submission for submission in whole["submissions"]}
    for signature in file["signatures"]:
        name, mine = signature["name"], json.loads(signature["content"])
        need(sha(signature["content"]) == signature["hash"], f"what {name} signed does not have the hash beside it")
        need(all(mine[part] == whole[part] for part in parts), f"{name} signed another text")
        need(all(submissions.get(part["alias"]) == part for part in mine["submissions"]), f"{name} signed another text about a submission")
        need(ranking(mine) == mine["ranking"], f"the ranking that {name} signed does not follow from the scores")
        signed.update(part["alias"] for part in mine["submissions"])
    signers = [signature["personId"] for signature in file["signatures"]]
    need(len(set(signers)) == len(signers) and set(signers) <= {member["personId"] for member in whole["members"]}, "somebody signed who is no member, or twice")
    need(any(member["chair"] and member["personId"] in signers for member in whole["members"]), "the chair did not sign")
    need(signed == submissions.keys(), "nobody signed for some submission")
    print("VALID\n report", file["hash"], "\n issued", file["issuedAt"], "by", file["issuedByName"])
    for signature in file["signatures"]:
        print(" signed", signature["signedAt"], "by", signature["name"])

try:
    check(json.load(open(sys.argv[1], encoding="utf-8")))
except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError):
    need(False, "it cannot be read, or is no report")
