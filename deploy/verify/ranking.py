#!/usr/bin/env python3
"""Recompute the ranking of a jury from its dossier, without the market.

    python3 ranking.py dossier.zip

The total of a submission in hundredths is the sum over criteria of weight (percent) times the sum of its
jurors' scores in tenths, divided by the number of jurors; whole numbers, the division rounded half up.
Under the minimum of a criterion (exact mean) there is no rank. Equal totals share one: 1, 1, 3.
Needs Python 3.8 and nothing else. Ends with 0 when every byte of ranking.csv follows from the scores."""
import collections, csv, hashlib, io, json, sys, zipfile


def fail(text):
    print("NOT RIGHT: " + text)
    sys.exit(1)


def checked(path):
    """The files of the archive, after comparing each with the manifest."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    listed = json.loads(files.pop("manifest.json"))["files"]
    if sorted(files) != sorted(file["name"] for file in listed):
        fail("other files than the manifest lists")
    for file in listed:
        if hashlib.sha256(files[file["name"]]).hexdigest() != file["sha256"]:
            fail(file["name"] + " was changed after the manifest was made")
    return files


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))


def tenths(text):
    whole, decimals = text.split(".")
    return int(whole) * 10 + int(decimals)


def divide(dividend, divisor):
    return (2 * dividend + divisor) // (2 * divisor)


def ranked(criteria, scores):
    sums, jurors = collections.Counter(), collections.defaultdict(set)
    for score in scores:
        sums[score["submission"], score["criterion"]] += tenths(score["score"])
        jurors[score["submission"]].add(score["juror"])
    lines = []
    for alias, of in jurors.items():
        total = divide(sum(int(c["weight"]) * sums[alias, c["criterion"]] for c in criteria), len(of))
        out = any(c["minimum"] and sums[alias, c["criterion"]] < tenths(c["minimum"]) * len(of) for c in criteria)
        lines.append((out, -total, len(alias), alias, [divide(10 * sums[alias, c["criterion"]], len(of)) for c in criteria]))
    return sorted(lines)


def written(criteria, lines):
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["rank", "submission", "total", "eligible", "tied"] + [c["criterion"] for c in criteria])
    for out, total, _, alias, means in lines:
        better = sum(1 for line in lines if not line[0] and line[1] < total)
        tied = not out and sum(1 for line in lines if not line[0] and line[1] == total) > 1
        rank = "" if out else str(better + 1)
        table.writerow([rank, alias, hundredths(-total), "no" if out else "yes", "yes" if tied else "no"] + [hundredths(mean) for mean in means])
    return text.getvalue().encode("utf-8-sig")


def hundredths(number):
    return "%d.%02d" % divmod(number, 100)


if len(sys.argv) != 2:
    sys.exit(__doc__)
files = checked(sys.argv[1])
criteria, scores = rows(files, "criteria.csv"), rows(files, "scores.csv")
if sum(int(criterion["weight"]) for criterion in criteria) != 100:
    fail("the weights do not add up to 100")
if written(criteria, ranked(criteria, scores)) != files["ranking.csv"]:
    fail("ranking.csv does not follow from the scores")
print("right: %d submissions, %d scores" % (len(rows(files, "ranking.csv")), len(scores)))
