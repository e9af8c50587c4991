#!/usr/bin/env python3
"""Checks a receipt of the market offline, with nothing of the market in it: python3 verify.py receipt.json [public key]
Steps: the checkpoint is signed (Ed25519, RFC 8032; C2SP signed note), the leaf is in its Merkle tree (RFC 6962), and the
leaf vouches for the statement. Without a public key as second argument the one in the receipt is believed: compare it."""
import base64, hashlib, json, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

def point(data):
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    result = (0, 1, 1, 0)
    while n:
        result, p, n = add(result, p) if n & 1 else result, add(p, p), n >> 1
    return result

def signed(public, message, signature):
    r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    a, b = times(s, base), add(r, times(h, point(public)))
    return s < L and (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def root_of(leaf, index, size, proof):
    last, node = size - 1, hashlib.sha256(b"\0" + leaf).digest()
    for step in proof:
        need(last > 0 and len(step) == 32, "the proof is too long")
        if index & 1 or index == last:
            node = hashlib.sha256(b"\1" + step + node).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + step).digest()
        index, last = index >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return node

def need(holds, otherwise):
    if not holds:
        sys.exit("NOT VALID: " + otherwise)

def exact(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 that is not written in the one canonical way")
    return data
def check(receipt):
    need(receipt["format"] == "flanders-issn-market receipt 1", "another format")
    need(len(sys.argv) < 3 or sys.argv[2] == receipt["key"], "signed by another key than the one you trust")
    name, key_hash, key = receipt["key"].split("+", 2)
    key, (text, _, signature) = exact(key), receipt["checkpoint"].partition("\n\n")
    need(hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() == key_hash and key[0] == 1, "the key does not fit its name")
    need(signature.startswith(f"— {name} ") and text.startswith(name + "\n"), "the checkpoint has another name than the key")
    signature = exact(signature.split(" ")[2].rstrip("\n"))
    need(signature[:4].hex() == key_hash and len(signature) == 68 and signed(key[1:], (text + "\n").encode(), signature[4:]), "the signature")
    _, size, root, time = text.split("\n")
    leaf, index = json.loads(receipt["leaf"]), receipt["index"]
    need(leaf["what"] == "SubmitSolution" and 0 <= index < int(size), "the leaf or its index")
    need(leaf["evidence"] == hashlib.sha256(bytes.fromhex(receipt["nonce"]) + receipt["statement"].encode()).hexdigest(), "the statement")
    need(root_of(receipt["leaf"].encode(), index, int(size), [bytes.fromhex(step) for step in receipt["proof"]]) == exact(root), "the leaf is not in the tree")
    print("VALID\n", receipt["statement"], "\n in the log of", name, "before", time[5:], "\n signed by", receipt["key"])

try:
    check(json.load(open(sys.argv[1], encoding="utf-8")))
except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
    need(False, "it cannot be read, or is no receipt")
