#!/usr/bin/env python3
"""Recompute the ranking of a jury from its dossier, without the market.

    python3 ranking.py dossier.zip

The total of a submission in hundredths is the sum over criteria of weight (percent) times the exact mean in tenths
of the scores of its jurors who did not abstain; only that sum is rounded, half up. Under the minimum of a criterion
(exact mean), or where all abstained on one, there is no rank; in the last case no total. Equal totals share a rank: 1, 1, 3.
An issued report in the dossier must have the hash that the manifest names: compare it with the signatures (report.py report-signed.json) and the paper.
Needs Python 3.8 and nothing else. Ends with 0 when every byte of ranking.csv follows from the scores."""
import collections, csv, fractions, hashlib, io, json, sys, zipfile


def fail(text):
    print("NOT RIGHT: " + text)
    sys.exit(1)


def checked(path):
    """The files of the archive, after comparing each with the manifest."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    listed = manifest["files"]
    if sorted(files) != sorted(file["name"] for file in listed):
        fail("other files than the manifest lists")
    for file in listed:
        if hashlib.sha256(files[file["name"]]).hexdigest() != file["sha256"]:
            fail(file["name"] + " was changed after the manifest was made")
    if "reportHash" in manifest:
        bound(manifest, files)
    return files


def bound(manifest, files):
    """Whether the issued report in the dossier is the one whose hash was signed, and about these criteria."""
    if hashlib.sha256(files["report.json"]).hexdigest() != manifest["reportHash"]:
        fail("report.json is not the report that was issued")
    if json.loads(files["report.json"])["criteriaHash"] != manifest["criteriaHash"]:
        fail("the report was made on other criteria than were published")


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))


def tenths(text):
    whole, decimals = text.split(".")
    return int(whole) * 10 + int(decimals)


def rounded(number):
    """Half up, of a number that is not negative."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def line(alias, criteria, given):
    means = [fractions.Fraction(sum(own), len(own)) if own else None for own in (given[alias, c["criterion"]] for c in criteria)]
    total = None if None in means else rounded(sum(int(c["weight"]) * mean for c, mean in zip(criteria, means)))
    out = total is None or any(c["minimum"] and mean < tenths(c["minimum"]) for c, mean in zip(criteria, means))
    return (out, 1 if total is None else -total, len(alias), alias, [None if mean is None else rounded(10 * mean) for mean in means])


def ranked(criteria, scores):
    given = collections.defaultdict(list)
    for score in scores:
        if score["score"] != "abstained":
            given[score["submission"], score["criterion"]].append(tenths(score["score"]))
    return sorted(line(alias, criteria, given) for alias in {score["submission"] for score in scores})


def written(criteria, lines):
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["rank", "submission", "total", "eligible", "tied"] + [c["criterion"] for c in criteria])
    for out, total, _, alias, means in lines:
        better = sum(1 for other in lines if not other[0] and other[1] < total)
        tied = not out and sum(1 for other in lines if not other[0] and other[1] == total) > 1
        shown = [hundredths(None if total > 0 else -total)] + [hundredths(mean) for mean in means]
        table.writerow(["" if out else str(better + 1), alias, shown[0], "no" if out else "yes", "yes" if tied else "no"] + shown[1:])
    return text.getvalue().encode("utf-8-sig")


def hundredths(number):
    return "" if number is None else "%d.%02d" % divmod(number, 100)


if len(sys.argv) != 2:
    sys.exit(__doc__)
files = checked(sys.argv[1])
criteria, scores = rows(files, "criteria.csv"), rows(files, "scores.csv")
if sum(int(criterion["weight"]) for criterion in criteria) != 100:
    fail("the weights do not add up to 100")
if written(criteria, ranked(criteria, scores)) != files["ranking.csv"]:
    fail("ranking.csv does not follow from the scores")
print("right: %d submissions, %d scores" % (len(rows(files, "ranking.csv")), len(scores)))
