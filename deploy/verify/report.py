#!/usr/bin/env python3
"""Checks an issued jury report offline, with nothing of the market in it: python3 report.py report.json|dossier.zip [hash]
Steps: of a dossier, the report in it is the one that was signed and that its manifest names; report and signed texts have the hashes beside them; what each member signed is the report, without the submissions which that
member may not have known of; every submission was signed for; the rankings follow from the scores (null is an abstention: it counts in no mean). Compare the hash with
the one on paper."""
import hashlib, json, sys, zipfile
from fractions import Fraction

PARTS = ["form", "challengeId", "title", "criteriaHash", "criteria", "method", "members", "meetings", "general"]

def need(holds, otherwise):
    if not holds:
        sys.exit("NOT VALID: " + otherwise)

def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

def rounded(number):
    """To a whole number, half away from zero."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)

def mean(criterion, given):
    """Of who did not abstain; none when all did."""
    of, scores = {"criterionId": criterion["id"], "meanHundredths": None, "belowMinimum": False}, [score for score in given if score is not None]
    if scores:
        exact = Fraction(sum(scores), len(scores))
        of.update(meanHundredths=rounded(10 * exact), belowMinimum=criterion["minimumTenths"] is not None and exact < criterion["minimumTenths"])
    if len(scores) < len(given):
        of["abstained"] = len(given) - len(scores)
    return of, criterion["weight"] * exact if scores else None

def row(criteria, submission):
    need(all(len(scores) == len(criteria) and all(score is None or 0 <= score <= 100 for score in scores) for scores in submission["scores"]), "a score is missing or out of range")
    means, parts = zip(*(mean(criterion, given) for criterion, given in zip(criteria, zip(*submission["scores"]))))
    total = None if None in parts else rounded(sum(parts))
    return {"alias": submission["alias"], "totalHundredths": total, "eligible": total is not None and not any(mean["belowMinimum"] for mean in means), "criteria": list(means)}

def ranking(report):
    rows = [row(report["criteria"], submission) for submission in report["submissions"]]
    rows.sort(key=lambda r: (not r["eligible"], 1 if r["totalHundredths"] is None else -r["totalHundredths"], len(r["alias"]), r["alias"]))
    totals = [r["totalHundredths"] for r in rows if r["eligible"]]
    for r in rows:
        better, equal = sum(t > (r["totalHundredths"] or 0) for t in totals), totals.count(r["totalHundredths"])
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
    changes = whole.get("chairChanges", [])
    need(not changes or [changes[-1]["to"]["personId"]] == [member["personId"] for member in whole["members"] if member["chair"]], "another chairs than who took the chair last")
    unable = {member["personId"] for member in whole.get("unable", [])}
    need(ranking(whole) == whole["ranking"], "the ranking does not follow from the scores")
    submissions = {submission["alias"]: submission for submission in whole["submissions"]}
    for signature in file["signatures"]:
        name, mine = signature["name"], json.loads(signature["content"])
        need(sha(signature["content"]) == signature["hash"], f"what {name} signed does not have the hash beside it")
        need(all(mine[part] == whole[part] for part in parts) and all(mine.get(part) == whole.get(part) for part in ("unable", "chairChanges")), f"{name} signed another text")
        need(all(submissions.get(part["alias"]) == part for part in mine["submissions"]), f"{name} signed another text about a submission")
        need(ranking(mine) == mine["ranking"], f"the ranking that {name} signed does not follow from the scores")
        signed.update(part["alias"] for part in mine["submissions"])
    signers = [signature["personId"] for signature in file["signatures"]]
    need(len(set(signers)) == len(signers) and set(signers) <= {member["personId"] for member in whole["members"]}, "somebody signed who is no member, or twice")
    need(not unable & set(signers), "somebody signed who could not")
    need(2 * len(signers) > len(signers) + len(unable), "most members did not sign")
    need(any(member["chair"] and member["personId"] in signers for member in whole["members"]), "the chair did not sign")
    need(signed == submissions.keys(), "nobody signed for some submission")
    print("VALID\n report", file["hash"], "\n issued", file["issuedAt"], "by", file["issuedByName"])
    for signature in file["signatures"]:
        print(" signed", signature["signedAt"], "by", signature["name"])
    for member in whole.get("unable", []):
        print(" could not sign:", member["name"])
    for change in changes:
        print(" took the chair:", change["to"]["name"])

def read(path):
    """The report with its signatures, by itself or from a dossier."""
    if not zipfile.is_zipfile(path):
        return json.load(open(path, encoding="utf-8"))
    with zipfile.ZipFile(path) as archive:
        need("report-signed.json" in archive.namelist(), "no report was issued when this dossier was made")
        file = json.loads(archive.read("report-signed.json"))
        need(archive.read("report.json") == file["content"].encode("utf-8"), "report.json is not the report that was signed")
        need(json.loads(archive.read("manifest.json"))["reportHash"] == file["hash"], "the manifest names another report")
    return file

try:
    check(read(sys.argv[1]))
except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError):
    need(False, "it cannot be read, or is no report")
