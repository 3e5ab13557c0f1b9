/**
 * Runs the vectors of sealing against the page's modules: x-wing, wycheproof, shamir, receipt,
 * sealed-message, stream and exchange; then what no vector can say, round trips and refusals of
 * senders.
 *
 * Works in browsers and in node alike: `load(path)` gives the parsed JSON of Tests/Vectors/<path>,
 * `report(name, passed, detail)` is called for each vector.
 */
import {
    base64, expand, extract, fromBase64, fromHex, hex, isZero, joined, labelled, openGCM,
    randomBytes, sameBytes, sha256, textOf, u64, utf8, wipe,
} from '../../Sources/ReporterPage/Page/js/bytes.js';
import {
    ed25519PublicKey, signEd25519, verifyEd25519,
} from '../../Sources/ReporterPage/Page/js/ed25519.js';
import { hpkeOpen, hpkeSchedule, hpkeSeal } from '../../Sources/ReporterPage/Page/js/hpke.js';
import {
    sha3of256, sha3of512, shake128, shake256,
} from '../../Sources/ReporterPage/Page/js/keccak.js';
import {
    latticeDecapsulate, latticeEncapsulate, latticeKey, latticePair, latticeSizes,
} from '../../Sources/ReporterPage/Page/js/ml-kem.js';
import {
    plainText, readJSON, readPayload, writePayload,
} from '../../Sources/ReporterPage/Page/js/payload.js';
import {
    consentHash, consentToken, newReceipt, readCode, readReceipt, receiptKeys, receiptText, wipeReceiptKeys,
} from '../../Sources/ReporterPage/Page/js/receipt.js';
import {
    headerByteCount, messageID, messageKinds, messageSizes, mostBodyBytes, readContext, readHeader,
    readMessage, slotCommitment, slotInfo, slotOf, slotRoles, splitMessage, writeContext,
} from '../../Sources/ReporterPage/Page/js/sealed-message.js';
import {
    authoredStatement, conversationCode, fieldProduct, messageKeys, openBody, openOwnPlace,
    openReply, placeCode, preparedRecipients, readyKeysOf, rekeyStatement, sealFollowUp, sealRekey,
    sealReport, splitSecret,
} from '../../Sources/ReporterPage/Page/js/sealing.js';
import {
    StreamSealer, chunkNonce, streamBounds, streamHashOf, streamLayout,
} from '../../Sources/ReporterPage/Page/js/stream.js';
import {
    doWork, harderEffort, isWorkDone, submissionHash, uploadHash, workBounds, workTarget,
} from '../../Sources/ReporterPage/Page/js/work.js';
import {
    checkHybridKey, checkPoint, hybridDecapsulate, hybridEncapsulate, hybridKey, hybridPair,
    importPoint, importScalar, publicPoint, sharedPoint,
} from '../../Sources/ReporterPage/Page/js/x-wing.js';

const portal = 'report.example';
const none = '0'.repeat(64);

function bytesOf(text) {
    return fromHex(text, text.length / 2);
}

function filled(value, byteCount = 32) {
    return new Uint8Array(byteCount).fill(value);
}

/** The code by which something is refused, with its detail; '' when it is not. */
async function refusalOf(action) {
    try {
        await action();
        return '';
    } catch (error) {
        if (error.code === undefined) throw error;
        return error.detail === '' ? error.code : `${error.code}: ${error.detail}`;
    }
}

/** What one run tells. */
class Checks {
    constructor(report) {
        this.report = report;
        this.group = '';
    }

    /** One vector; what it throws makes it fail. */
    async check(name, action) {
        let detail = '';
        try {
            detail = await action();
        } catch (error) {
            detail = `${error.name}: ${error.message}`;
        }
        const passed = detail === true || detail === undefined;
        this.report(`${this.group}: ${name}`, passed, passed ? '' : String(detail));
    }

    same(name, actual, expected) {
        return this.check(name, () => actual === expected || `${actual} is not ${expected}`);
    }

    /** Something must be refused by this code. */
    async refused(name, expected, action) {
        await this.check(name, async () => {
            const actual = await refusalOf(action);
            return actual === expected || `"${actual}" instead of "${expected}"`;
        });
    }
}

/** Runs all of them. */
export async function sealingVectors(load, report) {
    const checks = new Checks(report);
    const groups = {
        keccak: keccakVectors, 'x-wing': hybridVectors, wycheproof: wycheproofVectors,
        shamir: shamirVectors, receipt: receiptVectors, 'sealed-message': messageVectors,
        json: jsonVectors, payload: payloadVectors, stream: streamVectors, exchange: workVectors,
        'round trip': roundTrips,
    };
    for (const [group, run] of Object.entries(groups)) {
        checks.group = group;
        await checks.check('runs to its end', () => run(checks, load));
    }
}

/**
 * How long it takes, in milliseconds, to make the keys of 16 keyholders and 7 trustees ready, others
 * in each round; and to seal a report to them, the best of three.
 */
export async function sealingTime(round) {
    const recipients = {
        holders: [], trustees: [], threshold: 4,
    };
    for (let i = 0; i < 16; i += 1) {
        recipients.holders.push({
            key: (await hybridPair(filled(32 * round + i))).publicKey, isAddressed: i % 2 === 0,
        });
    }
    for (let i = 0; i < 7; i += 1) {
        recipients.trustees.push((await hybridPair(filled(32 * round + 16 + i))).publicKey);
    }
    const begun = performance.now();
    await readyKeysOf(recipients);
    const ready = performance.now() - begun;
    let sealed = Infinity;
    for (let i = 0; i < 3; i += 1) {
        const start = performance.now();
        await sealReport({ ...sampleReport(), recipients });
        sealed = Math.min(sealed, performance.now() - start);
    }
    return { ready, sealed };
}

// FIPS 202: the examples of NIST's Cryptographic Standards and Guidelines site.

async function keccakVectors(checks) {
    const nothing = new Uint8Array(0);
    await checks.same('SHA3-256 of nothing', hex(sha3of256(nothing)),
        'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a');
    await checks.same('SHA3-512 of nothing', hex(sha3of512(nothing)),
        'a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6'
        + '15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26');
    await checks.same('SHAKE128 of nothing', hex(shake128(nothing).squeeze(new Uint8Array(32))),
        '7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26');
    await checks.same('SHAKE256 of nothing', hex(shake256(nothing, 32)),
        '46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f');
    await checks.same('SHA3-256 of 200 bytes a3', hex(sha3of256(filled(0xa3, 200))),
        '79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787');
    const sponge = shake128(nothing);
    const pieces = joined(...[1, 167, 5, 300].map((n) => sponge.squeeze(new Uint8Array(n))));
    const whole = shake128(nothing).squeeze(new Uint8Array(473));
    await checks.check('SHAKE128 in pieces', () => sameBytes(pieces, whole) || 'differs');
    sponge.wipe();
    await checks.check('is wiped', () => isZero(sponge.bytes) || 'remains');
}

// Shares, which the page only makes.

/** a²⁵⁴, which is 1 / a: the product of a², a⁴ … a¹²⁸. */
function fieldInverse(value) {
    let result = 1;
    let power = value;
    for (let i = 0; i < 7; i += 1) {
        power = fieldProduct(power, power);
        result = fieldProduct(result, power);
    }
    return result;
}

/** The secret from a list of `{ index, share }`, as many as the threshold. */
function combineShares(shares) {
    const indices = shares.map((each) => each.index);
    const secret = new Uint8Array(32);
    for (const { index, share } of shares) {
        // Lagrange's coefficient at zero: the product of x' / (x' − x).
        const weight = indices.filter((other) => other !== index).reduce(
            (product, other) => fieldProduct(
                product, fieldProduct(other + 1, fieldInverse((other + 1) ^ (index + 1)))), 1);
        for (let i = 0; i < 32; i += 1) secret[i] ^= fieldProduct(share[i], weight);
    }
    return secret;
}

// X-Wing and HPKE.

async function hybridVectors(checks, load) {
    for (const [number, vector] of (await load('x-wing/xwing.json')).entries()) {
        await checks.check(`key, encapsulation and secret ${number}`, async () => {
            const pair = await hybridPair(bytesOf(vector.seed));
            if (hex(pair.publicKey) !== vector.pk) return 'public key';
            const sealed = await hybridEncapsulate(
                await hybridKey(bytesOf(vector.pk)), bytesOf(vector.eseed));
            if (hex(sealed.encapsulatedKey) !== vector.ct) return 'encapsulated key';
            if (hex(sealed.secret) !== vector.ss) return 'secret of the sender';
            const secret = await hybridDecapsulate(pair, bytesOf(vector.ct));
            return hex(secret) === vector.ss || 'secret of the recipient';
        });
    }
    for (const vector of await load('x-wing/hpke-pq.json')) {
        await checks.check('key schedule of hpke-pq', async () => {
            const pair = await hybridPair(bytesOf(vector.skRm));
            if (hex(pair.publicKey) !== vector.pkRm) return 'public key';
            const secret = await hybridDecapsulate(pair, bytesOf(vector.enc));
            if (hex(secret) !== vector.shared_secret) return 'secret';
            const sealed = await hybridEncapsulate(
                await hybridKey(bytesOf(vector.pkRm)), bytesOf(vector.ikmE));
            if (hex(sealed.encapsulatedKey) !== vector.enc) return 'encapsulated key';
            const { key, nonce } = await hpkeSchedule(
                secret, bytesOf(vector.info), vector.aead_id);
            if (hex(key) !== vector.key) return 'key';
            return hex(nonce) === vector.base_nonce || 'nonce';
        });
    }
    const pair = await hybridPair(filled(9));
    const info = utf8('info');
    const sealed = await hpkeSeal(await hybridKey(pair.publicKey), info, filled(7, 64));
    await checks.check('HPKE opens what it sealed', async () => (
        sealed.length === messageSizes.slot && hex(await hpkeOpen(pair, info, sealed))
        === hex(filled(7, 64))) || 'differs');
    await checks.check('HPKE never seals alike', async () => (
        !sameBytes(sealed, await hpkeSeal(await hybridKey(pair.publicKey), info, filled(7, 64)))));
    for (const place of [0, 1087, 1088, 1119, 1120, 1199]) {
        const damaged = sealed.slice();
        damaged[place] ^= 1;
        await checks.refused(
            `HPKE, byte ${place} changed`, 'does-not-open', () => hpkeOpen(pair, info, damaged));
    }
    await checks.refused('HPKE, another info', 'does-not-open',
        () => hpkeOpen(pair, utf8('inf0'), sealed));
    await checks.refused('HPKE, another key', 'does-not-open',
        async () => hpkeOpen(await hybridPair(filled(8)), info, sealed));
    await checks.refused('HPKE, a short key', 'does-not-open',
        () => hpkeOpen(pair, info, sealed.subarray(0, 1000)));
    await checks.refused('HPKE, a point of small order', 'does-not-open', () => hpkeOpen(
        pair, info, joined(sealed.subarray(0, 1088), new Uint8Array(32), sealed.subarray(1120))));
    for (const byteCount of [1215, 1217]) {
        await checks.refused(`a key of ${byteCount} bytes`, 'malformed-key: length',
            () => checkHybridKey(new Uint8Array(byteCount)));
    }
    await checks.refused('a lattice key of 1183 bytes', 'malformed-key: ml-kem',
        () => latticeKey(new Uint8Array(1183)));
    await checks.refused('a ciphertext of 1087 bytes', 'does-not-open',
        () => latticeDecapsulate(new Uint8Array(2400), new Uint8Array(1087)));
}

// Wycheproof.

function casesOf(file, isMeant = () => true) {
    return file.testGroups.filter(isMeant).flatMap((group) => group.tests);
}

async function wycheproofVectors(checks, load) {
    const point = (await hybridPair(filled(1))).publicKey.subarray(latticeSizes.publicKey);
    for (const test of casesOf(await load('wycheproof/mlkem_768_encaps_test.json'))) {
        const name = `ML-KEM encapsulation ${test.tcId}`;
        const key = bytesOf(test.ek);
        if (test.result === 'valid') {
            await checks.check(name, () => {
                const { secret, ciphertext } = latticeEncapsulate(
                    latticeKey(key), bytesOf(test.m));
                checkHybridKey(joined(key, point));
                return (hex(secret) === test.K && hex(ciphertext) === test.c) || 'differs';
            });
        } else {
            await checks.refused(name, 'malformed-key: ml-kem', () => latticeKey(key));
            await checks.check(`${name}, in a hybrid key`, async () => (
                await refusalOf(() => checkHybridKey(joined(key, point)))).startsWith(
                'malformed-key'));
        }
    }
    for (const test of casesOf(await load('wycheproof/mlkem_768_keygen_seed_test.json'))) {
        await checks.check(`ML-KEM key ${test.tcId}`, () => {
            const { publicKey, privateKey } = latticePair(bytesOf(test.seed));
            if (hex(publicKey) !== test.ek || hex(privateKey) !== test.dk) return 'differs';
            const { secret, ciphertext } = latticeEncapsulate(
                latticeKey(publicKey), filled(test.tcId));
            if (hex(latticeDecapsulate(privateKey, ciphertext)) !== hex(secret)) return 'secret';
            ciphertext[test.tcId] ^= 1;
            const rejection = shake256(joined(privateKey.subarray(2368), ciphertext), 32);
            return sameBytes(latticeDecapsulate(privateKey, ciphertext), rejection) || 'rejection';
        });
    }
    for (const test of casesOf(await load('wycheproof/x25519_test.json'))) {
        const name = `X25519 ${test.tcId}`;
        const isSmall = test.flags.includes('ZeroSharedSecret');
        const key = bytesOf(test.public);
        const isRefused = isSmall || test.flags.includes('NonCanonicalPublic') || key[31] > 0x7f;
        await checks.refused(
            `${name}, key`, isRefused ? 'malformed-key: x25519' : '', () => checkPoint(key));
        const secret = async () => sharedPoint(
            await importScalar(bytesOf(test.private)), await importPoint(key));
        // Browsers refuse some keys when they are imported; those that `checkPoint` takes they must
        // all take.
        await checks.check(name, async () => {
            const refusal = await refusalOf(secret);
            if (isRefused && refusal === 'malformed-key: x25519') return true;
            if (isSmall) return refusal === 'zero-secret: x25519' || refusal;
            return hex(await secret()) === test.shared || 'differs';
        });
    }
    await checks.refused('X25519, a secret of zeros', 'zero-secret: x25519', async () => {
        // A browser that lets it through: WebCrypto asks all to refuse it.
        const scalar = await importScalar(filled(1));
        const point = await importPoint(filled(9));
        crypto.subtle.deriveBits = () => Promise.resolve(new ArrayBuffer(32));
        try {
            await sharedPoint(scalar, point);
        } finally {
            delete crypto.subtle.deriveBits;
        }
    });
    await checks.check('X25519 with the base point', async () => {
        const scalar = await importScalar(filled(1));
        const base = await importPoint(joined(filled(9, 1), filled(0, 31)));
        return sameBytes(await publicPoint(scalar), await sharedPoint(scalar, base)) || 'differs';
    });
    const file = await load('wycheproof/aes_gcm_test.json');
    for (const test of casesOf(file, (group) => group.keySize === 256 && group.ivSize === 96)) {
        const name = `AES-256-GCM ${test.tcId}`;
        const open = async () => hex(await openGCM(
            bytesOf(test.key), bytesOf(test.iv), bytesOf(test.aad), bytesOf(test.ct + test.tag)));
        if (test.result === 'valid') {
            await checks.check(name, async () => await open() === test.msg || 'differs');
        } else {
            await checks.refused(name, 'does-not-open', open);
        }
    }
    for (const test of casesOf(await load('wycheproof/hkdf_sha256_test.json'))) {
        if (test.result !== 'valid') continue;
        await checks.check(`HKDF-SHA256 ${test.tcId}`, async () => {
            const root = await extract(bytesOf(test.salt), bytesOf(test.ikm));
            return hex(await expand(root, bytesOf(test.info), test.size)) === test.okm || 'differs';
        });
    }
}

// Shamir's sharing.

async function shamirVectors(checks, load) {
    for (const vector of await load('shamir/shares.json')) {
        await checks.check(vector.name, () => {
            const shares = splitSecret(
                bytesOf(vector.secret), bytesOf(vector.coefficients), vector.shares.length);
            if (shares.map(hex).join() !== vector.shares.join()) return 'shares';
            const all = shares.map((share, index) => ({ index, share }));
            for (const chosen of [
                all.slice(0, vector.threshold), all.slice(-vector.threshold),
                all.slice().reverse().slice(0, vector.threshold),
            ]) {
                if (hex(combineShares(chosen)) !== vector.secret) return 'secret';
            }
            return vector.threshold === 1
                || hex(combineShares(all.slice(1, vector.threshold))) !== vector.secret || 'fewer';
        });
    }
}

// Receipts.

async function receiptVectors(checks, load) {
    const vectors = await load('receipt/receipts.json');
    for (const vector of vectors.derived) {
        await checks.check(`derived from ${vector.text}`, async () => {
            const receipt = bytesOf(vector.secret);
            if (await receiptText(receipt, vector.portal) !== vector.text) return 'text';
            if (hex(await readReceipt(vector.text, vector.portal)) !== vector.secret) {
                return 'reading';
            }
            const keys = await receiptKeys(receipt, vector.portal);
            for (const name of [
                'capability', 'mailboxID', 'conversationKey', 'threadCapability', 'threadID',
                'audienceKey', 'rekeySeed',
            ]) {
                if (hex(keys[name]) !== vector[name]) return name;
            }
            const pair = await hybridPair(bytesOf(vector.replySeed));
            if (!sameBytes(keys.replyPair.publicKey, pair.publicKey)) return 'reply key';
            const hashOf = async (label, seed) => hex(await labelled(
                label, await ed25519PublicKey(bytesOf(seed))));
            if (hex(keys.authorHash) !== await hashOf('senim/1 author', vector.authorSeed)) {
                return 'author hash';
            }
            if (hex(keys.rekeyHash) !== await hashOf('senim/1 rekey', vector.rekeySeed)) {
                return 're-key hash';
            }
            const token = await consentToken(keys, bytesOf(vector.nonce));
            if (hex(token) !== vector.consentToken) return 'consent token';
            if (hex(await consentHash(token)) !== vector.consentHash) return 'consent hash';
            wipeReceiptKeys(keys);
            return isZero(joined(keys.receipt, keys.root, keys.capability, keys.conversationKey,
                keys.threadCapability, keys.audienceKey, keys.rekeySeed,
                keys.replyPair.latticePrivateKey)) || 'wiping';
        });
    }
    for (const { name, text } of vectors.spellings) {
        await checks.check(name, async () => (
            hex(await readReceipt(text, vectors.portal)) === vectors.secret || 'differs'));
    }
    const codes = {
        checksum: 'receipt-checksum', characterCount: 'receipt-length',
        unknownCharacter: 'receipt-character', claimCode: 'claim-code',
    };
    for (const { portal: owner, secret, text } of [...vectors.claims, vectors.both]) {
        await checks.check(`${text} of ${owner}`, async () => {
            const code = await readCode(text, owner);
            return (hex(code.receipt) === secret
                && code.isClaim === (text !== vectors.both.text)) || 'differs';
        });
    }
    for (const { name, text, refusal, group, count } of vectors.refused) {
        const detail = group ?? count;
        await checks.refused(
            name, codes[refusal] + (detail === undefined ? '' : `: ${detail}`),
            () => readReceipt(text, vectors.portal));
    }
    await checks.refused('a text of 300 characters', 'receipt-length: 300',
        () => readReceipt(' '.repeat(300), portal));
    await checks.check('a fresh one', async () => {
        const receipt = newReceipt();
        const text = await receiptText(receipt, portal);
        return (receipt.length === 16 && !sameBytes(receipt, newReceipt())
            && sameBytes(await readReceipt(text.toLowerCase(), portal), receipt)) || 'differs';
    });
}

// Sealed messages.

/** Opens a message as an officer does: a holder's share, and all trustees'. */
async function openAsOfficer(vector, message) {
    const { header } = message;
    const share = async (role, index, seed) => {
        const secret = await hpkeOpen(
            await hybridPair(bytesOf(seed)), slotInfo(role, index, header.preheaderHash),
            slotOf(header, role, index));
        const expected = header.commitments[
            index + (role === slotRoles.trustee ? header.holderCount : 0)];
        if (!sameBytes(await slotCommitment(header.contextHash, role, index, secret), expected)) {
            return null;
        }
        return secret.slice(0, 32);
    };
    const holder = vector.addressed.indexOf(true);
    const half = await share(slotRoles.holder, holder, vector.holderSeeds[holder]);
    const shares = [];
    for (const [index, seed] of vector.trusteeSeeds.entries()) {
        shares.push({ index, share: await share(slotRoles.trustee, index, seed) });
    }
    if (half === null || shares.some((each) => each.share === null)) return 'commitment';
    // Every choice of two of three, as an opener tries them.
    let refusal = '';
    for (const left of [2, 1, 0]) {
        try {
            return await openBody(
                message, half, combineShares(shares.filter(({ index }) => index !== left)));
        } catch (error) {
            refusal = error.code;
            if (refusal !== 'not-addressed-or-cover') return refusal;
        }
    }
    return refusal;
}

async function keysOf(vector) {
    return {
        portal, replyPair: await hybridPair(bytesOf(vector.replySeed)),
        audienceKey: bytesOf(vector.audienceKey),
    };
}

async function hashesOf(vector, { header, body }) {
    const actual = [
        header.kind, hex(header.contextHash), hex(header.preheaderHash), hex(header.hash),
        await messageID(header.bytes, await sha256(body)), header.threshold,
    ];
    return actual.join() === [
        vector.kind, vector.contextHash, vector.preheaderHash, vector.headerHash, vector.messageID,
        vector.threshold,
    ].join();
}

/** Whether the 64 bytes before the JSON are its author's (Sealing/Specification.md §5.4). */
async function isAuthentic(vector, { header }, keys, json, code) {
    const type = vector.name;
    if (type === 'report') return isZero(code);
    if (type === 'reply' || type === 'note') {
        const statement = await authoredStatement(
            type, portal, header.hash, JSON.parse(vector.json), keys.replyPair.publicKey, json);
        return verifyEd25519(await ed25519PublicKey(filled(6)), statement, code);
    }
    const expected = await conversationCode(filled(5), header.hash, json);
    if (type === 're-key') {
        const payload = readPayload(json, messageKinds.report);
        const statement = await rekeyStatement(
            portal, header.hash, payload, fromBase64(payload.replyKey),
            fromBase64(payload.conversationKey));
        const key = await ed25519PublicKey(filled(8));
        if (payload.rekeyKey !== base64(key)
            || !await verifyEd25519(key, statement, fromBase64(payload.signature))) return false;
    }
    return sameBytes(code, expected);
}

async function messageVectors(checks, load) {
    const opening = await load('sealed-message/opening.json');
    for (const vector of opening) {
        await checks.check(`${vector.name} opens`, async () => {
            const message = await splitMessage(fromBase64(vector.message));
            if (!await hashesOf(vector, message)) return 'hashes';
            const opened = await openAsOfficer(vector, message);
            if (typeof opened === 'string') return opened;
            if (textOf(opened.json) !== vector.json) return 'JSON';
            if (hex(opened.code) !== vector.authenticator) return 'authenticator';
            const keys = await keysOf(vector);
            if (!await isAuthentic(vector, message, keys, opened.json, opened.code)) {
                return 'is not its author\'s';
            }
            if (vector.name === 'note') {
                return await refusalOf(() => readPayload(opened.json, vector.kind))
                    === 'payload: type' || 'a note is not for reporters';
            }
            const payload = readPayload(opened.json, vector.kind);
            if (textOf(writePayload(payload, vector.kind)) !== vector.json) return 'writing';
            if (vector.name === 'reply') {
                const reply = await openReply(message.header.bytes, message.body, keys);
                if (reply.id !== vector.messageID || reply.payload.text !== payload.text
                    || reply.header.kind !== 3) return 'reply';
                return (await reply.isBy(await ed25519PublicKey(filled(6)))
                    && !await reply.isBy(await ed25519PublicKey(filled(7)))) || 'signature';
            }
            const place = await openOwnPlace(message.header, keys);
            return (place.isAddressed.join() === vector.addressed.join()) || 'audience';
        });
    }
    const codes = {
        padding: 'padding', jsonLength: 'json-length', commitment: 'commitment',
        inconsistentShares: 'inconsistent-shares', notAddressedOrCover: 'not-addressed-or-cover',
    };
    for (const vector of await load('sealed-message/refused.json')) {
        const message = await splitMessage(fromBase64(vector.message));
        await checks.check(`${vector.name}: hashes`, () => hashesOf(vector, message));
        if (vector.refusedBy === 'forgedAudience') {
            const keys = await keysOf(vector);
            await checks.refused(vector.name, 'forged-audience',
                () => openOwnPlace(message.header, keys));
        } else {
            await checks.same(
                vector.name, await openAsOfficer(vector, message), codes[vector.refusedBy]);
        }
    }
    const first = fromBase64(opening[0].message);
    for (const flaw of await load('sealed-message/flaws.json')) {
        const code = flaw.refusedBy.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const bytes = first.slice(0, first.length - flaw.removedFromEnd);
        bytes.set(bytesOf(flaw.replacement), flaw.offset);
        await checks.refused(
            flaw.name, code, () => splitMessage(joined(bytes, bytesOf(flaw.appended))));
    }
    await contextChecks(checks, first, opening);
    for (const vector of await load('sealed-message/derived.json')) {
        await checks.check(`derived: ${vector.name}`, async () => {
            const contextHash = bytesOf(vector.contextHash);
            const derived = await messageKeys(
                contextHash, bytesOf(vector.holderKey), bytesOf(vector.trusteeKey),
                vector.trusteeCount, vector.threshold);
            if (hex(derived.commitment) !== vector.keyCommitment) return 'key commitment';
            if (hex(derived.contentKey) !== vector.contentKey) return 'content key';
            for (const [index, secret] of derived.trustees.entries()) {
                if (hex(secret) !== vector.shares[index] + vector.salts[index]) return 'shares';
                const commitment = await slotCommitment(
                    contextHash, slotRoles.trustee, index, secret);
                if (hex(commitment) !== vector.commitments[index]) return 'commitment';
            }
            const code = await placeCode(
                bytesOf(vector.audienceKey), bytesOf(vector.preheaderHash),
                bytesOf(vector.audience));
            return hex(code) === vector.audienceCode || 'audience code';
        });
    }
}

/** What the flaws do not touch: pieces, and a reply that is no reply. */
async function contextChecks(checks, first, opening) {
    const { header, body } = await splitMessage(first);
    await checks.check('a context is written as it was read', () => (
        sameBytes(writeContext(readContext(first)), first.subarray(0, messageSizes.context))));
    await checks.refused('a context with a short hash', 'context',
        () => writeContext({ ...readContext(first), nonce: new Uint8Array(31) }));
    await checks.refused('a context with 17 holders', 'holder-count',
        () => writeContext({ ...readContext(first), holderCount: 17 }));
    await checks.refused('a stream beside a reply', 'stream-not-allowed', () => writeContext(
        { ...readContext(first), kind: 3, chunkCount: 1, streamHash: filled(1) }));
    for (const byteCount of [0, 5, 6, 7, 8, 147]) {
        await checks.refused(`${byteCount} bytes`, 'truncated',
            () => readHeader(first.subarray(0, byteCount)));
    }
    await checks.refused('a header cut by one', 'truncated',
        () => readHeader(header.bytes.subarray(1 - 1, header.bytes.length - 1)));
    await checks.refused('a header with one more byte', 'trailing',
        () => readHeader(first.subarray(0, header.bytes.length + 1)));
    await checks.refused('a short body', 'body-mismatch',
        () => readMessage(header.bytes, body.subarray(1)));
    await checks.same('the longest header', headerByteCount(16, 7), 29716);
    await checks.same('the longest bodies', [1, 3, 4, 6].map(mostBodyBytes).join(),
        '1048592,262160,16400,1048592');
    const keys = await keysOf(opening[0]);
    await checks.refused('a report for a reply', 'wrong-kind',
        () => openReply(header.bytes, body, keys));
    const other = { ...keys, replyPair: await hybridPair(filled(77)) };
    await checks.refused('another receipt\'s', 'does-not-open', () => openOwnPlace(header, other));
    await checks.refused('an audience with a holder who is not there', 'audience', async () => {
        const place = joined(Uint8Array.of(2, 1), filled(0, 30));
        const slot = await hpkeSeal(
            await hybridKey(keys.replyPair.publicKey),
            slotInfo(slotRoles.reporter, 0, header.preheaderHash),
            joined(place, await placeCode(keys.audienceKey, header.preheaderHash, place)));
        const forged = joined(header.bytes.subarray(0, -messageSizes.slot), slot);
        await openOwnPlace(await readHeader(forged), keys);
    });
    const reply = await splitMessage(fromBase64(
        opening.find(({ name }) => name === 'reply').message));
    await checks.refused('a reply to another receipt', 'does-not-open',
        () => openReply(reply.header.bytes, reply.body, other));
    const damaged = reply.body.slice();
    damaged[100] ^= 1;
    await checks.refused('a reply whose body is damaged', 'damaged-body',
        () => openReply(reply.header.bytes, damaged, keys));
    const hash = reply.header.bytes.slice();
    hash[8] ^= 1;
    await checks.refused('a reply for another directory', 'does-not-open',
        () => openReply(hash, reply.body, keys));
}

// Strict JSON: the cases of Tests/EncodingTests/StrictJSONTests.swift.

async function jsonVectors(checks) {
    const rules = {
        truncated: [
            '', '[', '{', '"a', 'tru', '{"a"', '{"a":', '-', '"\\', '"\\u00', ' ', '[1', '{"a":1'],
        trailing: ['{} {}', '1 2'],
        unexpected: [
            '[1,]', '{"a":1,}', '{a:1}', '[1 2]', '\'a\'', 'truE', 'NaN', '+1', '/**/1', '\u00a01'],
        'byte-order-mark': ['\ufeff1'],
        'duplicate-member': [
            '{"a":1,"a":1}', '{"a":1,"\\u0061":1}', '{"__proto__":1,"__proto__":1}'],
        'control-character': ['"\u0001"', '"\n"'],
        'unknown-escape': ['"\\x"', '"\\u00g0"', '"\\u 041"', '"\\U0041"'],
        'lone-surrogate': ['"\\ud800"', '"\\udc00"', '"\\ud800\\u0041"', '"\\ud800\\ud800"'],
        noncharacter: ['"\\ufffe"', '"a\\ud83f\\udfff"', '"a\ufdd0"', '"\uffff"', '"\u{10fffe}"'],
        'not-an-integer': ['01', '-0', '1.0', '1e3', '1E3', '-a', '-01'],
        'integer-out-of-range': [
            '9007199254740992', '-9007199254740992', '9007199254740993',
            '99999999999999999999999999', '9'.repeat(400)],
        'too-deep': ['['.repeat(17) + ']'.repeat(17), '['.repeat(400000), '{"a":'.repeat(17)],
    };
    for (const [rule, texts] of Object.entries(rules)) {
        for (const text of texts) {
            await checks.refused(`${rule} ${text.slice(0, 30)}`, `json: ${rule}`,
                () => readJSON(utf8(text)));
        }
    }
    for (const bytes of [
        [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
        [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22],
    ]) {
        await checks.refused(`not UTF-8 ${hex(bytes)}`, 'json: not-utf8',
            () => readJSON(Uint8Array.from(bytes)));
    }
    await checks.refused('more than 1 MiB', 'json: too-long',
        () => readJSON(filled(0x20, 1048577)));
    const sample = '{"a":[1,-2,0,true,false,null],"b":{"c":"қазақша \\"\\\\\\n\\u0001"},"d":""}';
    const plain = (value) => {
        if (value instanceof Map) {
            return Object.fromEntries([...value].map(([name, each]) => [name, plain(each)]));
        }
        return Array.isArray(value) ? value.map(plain) : value;
    };
    for (const text of [
        sample, ` ${sample}\r\n\t`, '"\\u0041\\u00e9\\ud83d\\ude00\\/"', '"\\b\\f\\n\\r\\t"',
        '"\u007f\u2028"', '9007199254740991', '-9007199254740991', '[ ]', '{ }', 'null',
        '['.repeat(16) + ']'.repeat(16), '{ "b" : 1 , "a" : [ 2 , 3 ] }',
    ]) {
        await checks.check(`reads ${text.slice(0, 30)}`, () => (
            JSON.stringify(plain(readJSON(utf8(text)))) === JSON.stringify(JSON.parse(text)))
            || 'differs');
    }
}

// Payloads: the cases of Tests/SealingTests/PayloadTests.swift and CasePayloadTests.swift.

async function payloadVectors(checks, load) {
    const opening = Object.fromEntries((await load('sealed-message/opening.json')).map(
        (vector) => [vector.name, vector]));
    const flaw = async (type, good, bad, refusal) => {
        const { json, kind } = opening[type];
        const flawed = json.replace(good, bad);
        await checks.refused(`${type} with ${bad.slice(0, 40)}`, refusal, () => {
            if (flawed === json) throw new TypeError('nothing is changed');
            readPayload(utf8(flawed), kind);
        });
    };
    for (const [good, bad, refusal] of [
        ['"kind":"K3"', '"kind":"K13"', 'kind'], ['"kind":"K3"', '"kind":"M0"', 'kind'],
        ['"kind":"K3"', '"kind":"M21"', 'kind'], ['"kind":"K3"', '"kind":"K03"', 'kind'],
        ['"kind":"K3"', '"kind":"\u212a3"', 'kind'], ['"kind":"K3"', '"kind":""', 'kind'],
        ['"language":"kk"', '"language":"de"', 'language'], ['["S2"]', '["S16"]', 'spheres'],
        ['["S2"]', '["S2","S2"]', 'spheres'], ['["S2"]', '[2]', 'spheres'],
        ['["S2"]', '["P0"]', 'spheres'], ['["S2"]', '["P100"]', 'spheres'],
        ['["S2"]', '"S2"', 'spheres'], ['["p-head"]', '["P"]', 'excluded'],
        ['["p-head"]', '["1"]', 'excluded'], ['["p-head"]', '["p_"]', 'excluded'],
        ['["p-head"]', `["${'a'.repeat(33)}"]`, 'excluded'],
        ['["p-head"]', JSON.stringify([...'abcdefghijklmnopq']), 'excluded'],
        ['"ethics","acs"', '"ethics","ethics"', 'addressees'],
        ...['\\u001b[2J', '\\u202e', '\\u2028', '\\u200d', '\\udb40\\udc41', '\\r\\n', '\\u009f',
            '\\ufeff', '\\u061c', '\\u2069', '\\u2060'].map(
            (text) => ['"when":"кеше"', `"when":"${text}"`, 'when']),
        ['"when":"кеше"', '"when":5', 'when'], ['"when":"кеше",', '', 'when'],
        ['"who":"",', '"who":"","whom":"",', 'unknown-member'],
        ['"channel":"command"', '"channel":"phone"', 'channel'],
        ['"intake":false', '"intake":0', 'intake'], ['"cover":false', '"cover":null', 'cover'],
        ['"streamKey":""', '"streamKey":"AA=="', 'streamKey'],
        ['"files":[]', '"files":[{}]', 'name'],
        ['"files":[]', '"files":[1]', 'object'], ['"type":"report"', '"type":"reply"', 'type'],
        ['"type":"report"', '"type":"toString"', 'type'], ['"type":"report",', '', 'type'],
        ['"conversationKey":"BQUF', '"conversationKey":"BQU=', 'conversationKey'],
        ['"authorHash":"', '"authorHash":"A', 'authorHash'],
        ['"intake":false', '"intake":true', 'intake'],
        ['"channel":"command","intake":false', '"channel":"officer","intake":true', 'received'],
        ['"channel":"command"', '"channel":"officer"', 'intake'],
        ['"intake":false', '"received":{"channel":1,"day":1},"intake":false', 'received'],
        ...[['{"channel":7,"day":1}', 'channel'], ['{"channel":1,"day":-1}', 'day'],
            ['{"channel":1}', 'day'], ['{"channel":1,"day":1,"by":1}', 'unknown-member']].map(
            ([received, name]) => ['"channel":"command","intake":false',
                `"channel":"officer","intake":true,"received":${received}`, name]),
    ]) await flaw('report', good, bad, `payload: ${refusal}`);
    await flaw('report', '"who":"",', '"who":"","who":"",', 'json: duplicate-member');
    await flaw('report', '"who":""', `"who":"${'ә'.repeat(8193)}"`, 'too-long: who');
    const weak = fromBase64(JSON.parse(opening.report.json).replyKey);
    const strong = base64(weak);
    weak.fill(0, latticeSizes.publicKey);
    await flaw('report', strong, base64(weak), 'payload: replyKey');
    for (const [good, bad, refusal] of [
        ['"sequence":1', '"sequence":0', 'sequence'],
        ['"sequence":1', '"sequence":4294967296', 'sequence'],
        ['"sequence":1', '"sequence":"1"', 'sequence'],
        ['"author":"ethics"', '"author":"Ethics"', 'author'],
        ['"previous":"00', '"previous":"0', 'previous'],
        [/"text":"[^"]*"/, '"text":""', 'text'], ['"text":', '"status":[],"text":', 'status'],
        ...[
            ['{}', 'what'], ['1', 'object'], ['{"what":"closed"}', 'day'],
            ['{"what":"ended","day":1}', 'what'], ['{"what":"closed","day":-1}', 'day'],
            ['{"what":"closed","day":2932897}', 'day'], ['{"what":"closed","day":"1"}', 'day'],
            ['{"what":"closed","day":1,"x":1}', 'unknown-member'],
            ['{"what":"closed","day":1},{"what":"closed","day":2}', 'status'],
            ['{"what":"closed","day":1},{"what":"received","day":1}', 'status'],
        ].map(([list, name]) => ['"text":', `"status":[${list}],"text":`, name]),
    ]) await flaw('reply', good, bad, `payload: ${refusal}`);
    for (const [good, bad, refusal] of [
        ['"length":3000000', '"length":2999999', 'files'], ['"offset":0', '"offset":1', 'files'],
        ['"length":1', '"length":4294967296', 'files'],
        ['"length":1', '"length":4294967297', 'length'],
        ['"length":1', '"length":-1', 'length'], ['"name":"empty"', '"name":""', 'name'],
        ['"name":"empty"', '"name":"a\\nb"', 'name'],
        ['"name":"empty"', '"name":"a\\u202eb"', 'name'],
        ['"image/jpeg"', '"image/JPEG"', 'mediaType'], ['"image/jpeg"', '"image"', 'mediaType'],
        ['"image/jpeg"', '"image/"', 'mediaType'], ['"image/jpeg"', '"a/b/c"', 'mediaType'],
        ['"image/jpeg"', `"a/${'b'.repeat(63)}"`, 'mediaType'], ['"name":"empty",', '', 'name'],
        ['"name":"empty"', '"name":"empty","x":1', 'unknown-member'],
        ['"streamKey":"BQUF', '"streamKey":"Q', 'streamKey'],
        ['"consent":"2', '"consent":"G', 'consent'],
        ['"kind":"K10"', '"kind":"K13"', 'kind'], ['"sequence":2', '"sequence":0', 'sequence'],
        ['"addressees":["commissioner","acs"]', '"addressees":["acs","acs"]', 'addressees'],
        [base64(filled(5)), '', 'streamKey'],
    ]) await flaw('follow-up', good, bad, `payload: ${refusal}`);
    await flaw('follow-up', /"files":\[.*\]/, '"files":[]', 'payload: files');
    await flaw('follow-up', '"name":"empty"', `"name":"${'a'.repeat(256)}"`, 'too-long: name');
    const identity = JSON.parse(opening.identity.json);
    await checks.refused('a unit that nobody sees is not written', 'payload: unit',
        () => writePayload({ ...identity, unit: '\u001b' }, messageKinds.identity));
    await checks.refused('half a character is not written', 'json: lone-surrogate',
        () => writePayload({ ...identity, unit: '\ud800' }, messageKinds.identity));
    const reply = JSON.parse(opening.reply.json);
    await checks.check('a reply that states something, and says nothing else', () => {
        const status = [{ what: 'service-informed', day: 20784 }, { what: 'come-back', day: 20815 }];
        const json = textOf(writePayload({ ...reply, text: '', status }, messageKinds.reply));
        const read = readPayload(utf8(json), messageKinds.reply);
        return (json.endsWith(`,"text":"","status":${JSON.stringify(status)}}`)
            && JSON.stringify(read.status) === JSON.stringify(status)) || json;
    });
    await checks.check('a report that an officer took down', () => {
        const report = { ...JSON.parse(opening.report.json), channel: 'officer', intake: true };
        const json = writePayload(
            { ...report, received: { channel: 4, day: 20784 } }, messageKinds.report);
        return textOf(json).endsWith('"files":[],"received":{"channel":4,"day":20784}}')
            || textOf(json);
    });
    await checks.refused('a reply beyond its length', 'too-long: text', () => writePayload(
        { ...reply, text: 'a'.repeat(130001) }, messageKinds.reply));
    for (const [typed, plain] of [
        ['a\r\nb\rc\n', 'a\nb\nc\n'], ['\u001b[2Ja\u0000\u007f\u009b', '[2Ja'],
        ['\tә\u0301😀', '\tә\u0301😀'], ['\u202eabc\u2066', 'abc'], ['a\u2028b\u2029c', 'abc'],
        ['a\u200bb\u200cc\u200dd\u200ee\u200ff', 'abcdef'], ['\ufeffa\u061cb', 'ab'],
        ['a\u2060b\u2061\u2062\u2063\u2064', 'ab'], ['a\u{e0000}\u{e0041}\u{e007f}b', 'ab'],
        ['👩\u200d🚀', '👩🚀'], ['a\ud800b\udc00', 'ab'], ['a\uffffb\ufdd0\u{1fffe}', 'ab'],
        ['\u200a\u2010\u2027\u202f\u205f\u061b\u061d\u{e0080}',
            '\u200a\u2010\u2027\u202f\u205f\u061b\u061d\u{e0080}'],
    ]) {
        await checks.same(`plain text of ${JSON.stringify(typed)}`, plainText(typed), plain);
    }
}

// Streams of files.

/** Bytes that stand in for a file: byte j of file i is (7 j + i) mod 251. */
function sampleFile(number, byteCount) {
    const bytes = new Uint8Array(byteCount);
    for (let j = 0; j < byteCount; j += 1) bytes[j] = (7 * j + number) % 251;
    const blob = new Blob([bytes]);
    return { name: `file ${number}`, mediaType: 'application/octet-stream', blob };
}

async function streamVectors(checks, load) {
    for (const { byteCount, paddedByteCount } of await load('stream/lengths.json')) {
        await checks.check(`${byteCount} bytes`, () => {
            const layout = streamLayout(byteCount);
            return (layout.paddedByteCount === paddedByteCount
                && layout.chunkCount === Math.ceil(paddedByteCount / 1048576))
                || layout.paddedByteCount;
        });
    }
    for (const vector of await load('stream/streams.json')) {
        await checks.check(vector.name, async () => {
            const key = bytesOf(vector.key);
            const nonce = bytesOf(vector.messageNonce);
            const files = vector.files.map((byteCount, i) => sampleFile(i, byteCount));
            const sealer = new StreamSealer(files, { key: key.slice(), nonce });
            if (sealer.layout.paddedByteCount !== vector.paddedByteCount
                || sealer.chunkCount !== vector.chunks.length) return 'layout';
            const opened = [];
            for (const [index, expected] of vector.chunks.entries()) {
                const chunk = await sealer.seal(index);
                if (chunk.length !== expected.byteCount
                    || hex(chunk.subarray(0, 16)) !== expected.first
                    || hex(chunk.subarray(-16)) !== expected.tag
                    || hex(await sealer.digests[index]) !== expected.digest) {
                    return `chunk ${index}`;
                }
                opened.push(await openGCM(
                    key, chunkNonce(index, vector.chunks.length),
                    await labelled('senim/1 stream', nonce), chunk));
            }
            const content = new Uint8Array(await new Blob(files.map(({ blob }) => blob))
                .arrayBuffer());
            const plaintext = joined(...opened);
            if (!sameBytes(plaintext.subarray(0, content.length), content)
                || !isZero(plaintext.subarray(content.length))) return 'content';
            const manifest = await sealer.manifest();
            if (manifest.streamKey !== base64(key) || manifest.nonce !== nonce
                || manifest.files.map(({ length }) => length).join() !== vector.files.join()) {
                return 'manifest';
            }
            return hex(manifest.streamHash) === vector.streamHash || 'stream hash';
        });
    }
    await streamRefusals(checks);
}

/** A file that can be made to change between two readings. */
class ChangingFile {
    constructor(byteCount) {
        this.bytes = filled(1, byteCount);
        this.lastModified = 1;
        this.isReadable = true;
    }

    get size() {
        return this.bytes.length;
    }

    slice(from, to) {
        if (!this.isReadable) return { arrayBuffer: () => Promise.reject(new TypeError('gone')) };
        return new Blob([this.bytes.slice(from, to)]);
    }
}

async function streamRefusals(checks) {
    const start = async () => {
        const blob = new ChangingFile(1500000);
        const sealer = new StreamSealer([{ name: 'a', mediaType: 'a/b', blob }]);
        const chunk = await sealer.seal(1);
        return { blob, sealer, chunk };
    };
    await checks.check('a chunk is sealed again to the same bytes', async () => {
        const { sealer, chunk } = await start();
        return sameBytes(await sealer.seal(1), chunk) || 'differs';
    });
    const changes = {
        bytes: (blob) => blob.bytes.fill(2, 1400000),
        length: (blob) => {
            blob.bytes = joined(blob.bytes, filled(1, 1));
        },
        'length when read': (blob) => {
            blob.slice = (from, to) => new Blob([blob.bytes.slice(from, to - 1)]);
        },
        'time of change': (blob) => {
            blob.lastModified = 2;
        },
    };
    for (const [what, change] of Object.entries(changes)) {
        const { blob, sealer } = await start();
        change(blob);
        await checks.refused(`another ${what}`, 'file-changed', () => sealer.seal(1));
        await checks.refused(`another ${what}, again`, 'file-changed', () => sealer.seal(0));
        await checks.refused(`another ${what}, manifest`, 'file-changed', () => sealer.manifest());
        await checks.check(`another ${what}, key`, () => isZero(sealer.key) || 'remains');
    }
    const short = await start();
    short.blob.slice = () => new Blob([filled(1, 9)]);
    await checks.refused('less than was asked for', 'file-changed', () => short.sealer.seal(0));
    const gone = await start();
    gone.blob.isReadable = false;
    await checks.refused('a file that is gone', 'file-unreadable', () => gone.sealer.seal(0));
    const { sealer } = await start();
    await checks.refused('a manifest before the last chunk', 'chunks-missing',
        () => sealer.manifest());
    await sealer.seal(0);
    await checks.check(
        'a manifest after it', async () => (await sealer.manifest()).chunkCount === 2);
    const other = await start();
    await checks.refused('a chunk behind the last', 'chunk', () => other.sealer.seal(2));
    const wiped = await start();
    wiped.sealer.wipe();
    await checks.refused('after wiping', 'cancelled', () => wiped.sealer.seal(0));
    await checks.check('a key of its own each time', async () => !sameBytes(
        await new StreamSealer([sampleFile(0, 0)]).seal(0),
        await new StreamSealer([sampleFile(0, 0)]).seal(0)));
    await checks.refused('no file', 'files-none', () => new StreamSealer([]));
    await checks.refused('257 files', 'files-many', () => new StreamSealer(
        new Array(streamBounds.files + 1).fill(sampleFile(0, 1))));
    await checks.refused('more than 4 GiB', 'files-large', () => streamLayout(2 ** 32 + 1));
    await checks.check('an order has a hash of its own', async () => !sameBytes(
        await streamHashOf([filled(1), filled(2)]), await streamHashOf([filled(2), filled(1)])));
}

// Proof of work.

/** What a gateway's seed of an epoch is (Exchange/Specification.md §8.1). */
async function workSeed(key, epoch) {
    const imported = await crypto.subtle.importKey(
        'raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, epoch);
    return new Uint8Array(await crypto.subtle.sign(
        'HMAC', imported, await labelled('senim/1 work-epoch', number)));
}

const workFiles = [
    'effort-over-target', 'epoch-of-another-seed', 'epoch-to-come', 'epoch-too-old', 'good-easiest',
    'good-hardest-claim', 'good-last-epoch', 'good-none', 'good', 'long', 'nonce-wrong',
    'none-with-epoch', 'none-with-nonce', 'request-another', 'short',
];

/** A gateway's check in the terms of the page's modules: what it says of 16 bytes of work. */
async function workVerdict(vector) {
    const work = bytesOf(vector.work);
    if (work.length !== 16) return 'malformed';
    const view = new DataView(work.buffer);
    const [epoch, effort] = [view.getUint32(0), view.getUint32(4)];
    if (effort === 0) {
        const nothing = await doWork({ epoch: 5, seed: filled(0), effort: 0 }, filled(0));
        return sameBytes(work, nothing) ? null : 'malformed';
    }
    const now = Math.floor(vector.now / 600);
    if (epoch > now || epoch < now - 1) return 'does-not-hold';
    const start = joined(await workSeed(bytesOf(vector.key), epoch), bytesOf(vector.request));
    return await isWorkDone(start, work.subarray(8), workTarget(effort)) ? null : 'does-not-hold';
}

async function workVectors(checks, load) {
    for (const name of workFiles) {
        const vector = await load(`exchange/work-${name}.json`);
        await checks.same(vector.name, await workVerdict(vector), vector.refusal);
    }
    const budget = await load('exchange/upload-budget.json');
    await checks.same(budget.name,
        hex(await uploadHash(bytesOf(budget.uploadID), budget.chunkCount)), budget.digest);
    await checks.same('a submission\'s hash', hex(await submissionHash(utf8('a'), utf8('bc'))),
        hex(await sha256(utf8('abc'))));
    for (const [effort, high, low] of [
        [1, 0xffffffff, 0xffffffff], [2, 0x7fffffff, 0xffffffff], [3, 0x55555555, 0x55555555],
        [1000, 0x00418937, 0x4bc6a7ef], [2 ** 22, 0x3ff, 0xffffffff],
    ]) {
        await checks.same(`target of ${effort}`, workTarget(effort).join(), [high, low].join());
    }
    await checks.check('a digest just meets its target', async () => {
        const view = new DataView((await sha256(filled(1), filled(2, 8))).buffer);
        const [high, low] = [view.getUint32(0), view.getUint32(4)];
        const meets = (target) => isWorkDone(filled(1), filled(2, 8), target);
        return (await meets([high, low]) && !await meets([high, low - 1])
            && !await meets([high - 1, 0xffffffff])) || 'differs';
    });
    const offer = { epoch: 7, seed: filled(3), effort: 1000 };
    await checks.check('work that is done holds', async () => {
        let told = 0;
        const work = await doWork(offer, filled(4), { progress: () => {
            told += 1;
        } });
        const start = joined(offer.seed, filled(4));
        return (hex(work.subarray(0, 8)) === '00000007000003e8' && told >= 0
            && await isWorkDone(start, work.subarray(8), workTarget(1000))) || hex(work);
    });
    await checks.check('harder work is done', async () => {
        const effort = harderEffort(16, 20);
        const work = await doWork(offer, filled(4), { effort });
        return (effort === 32 && work[7] === 32) || hex(work);
    });
    await checks.same('harder, as suggested', harderEffort(16, 64), 64);
    await checks.same('harder, at most', harderEffort(workBounds.done, 1), workBounds.done);
    await checks.refused('a suggestion above 2²⁰', 'work-too-much',
        () => doWork({ ...offer, effort: workBounds.suggested + 1 }, filled(4)));
    await checks.refused('more than 2²²', 'work-too-much',
        () => doWork(offer, filled(4), { effort: workBounds.done + 1 }));
    const control = new AbortController();
    const working = refusalOf(() => doWork(
        { ...offer, effort: 2 ** 20 }, filled(9), { signal: control.signal }));
    setTimeout(() => control.abort(), 20);
    await checks.same('work that is stopped', await working, 'cancelled');
    await checks.check('a number as a nonce', () => hex(u64(2 ** 40 + 1)) === '0000010000000001');
}

// Round trips.

function sampleReport() {
    return {
        portal, directoryHash: filled(1), receipt: filled(9, 16), addressees: ['ethics', 'acs'],
        excluded: ['p-head'],
        fields: {
            language: 'kk', kind: 'K3', spheres: ['S15', 'P1', 'P99'],
            what: 'Сатып алу\r\nкезінде "пара"\u200b.', when: 'кеше', where: '', who: '', howKnown: '', earlierReports: '',
        },
        identity: { fullName: 'Аты-жөні\u202e', contact: '+7' },
    };
}

const sampleSeeds = { holders: [11, 12, 13, 14], trustees: [21, 22, 23] };

/**
 * Four holders, the third without a key, the second and fourth addressed; two of three trustees.
 */
async function sampleRecipients() {
    const keyOf = async (seed) => (await hybridPair(filled(seed))).publicKey;
    return {
        holders: await Promise.all(sampleSeeds.holders.map(async (seed, i) => ({
            key: i === 2 ? null : await keyOf(seed), isAddressed: i % 2 === 1,
        }))),
        trustees: await Promise.all(sampleSeeds.trustees.map(keyOf)), threshold: 2,
    };
}

/** Opens what was sealed as the second holder and all trustees do; '' and JSON, or a refusal. */
async function openSample(header, body) {
    const hexSeed = (seed) => hex(filled(seed));
    const message = await readMessage(header, body);
    const opened = await openAsOfficer({
        addressed: [false, true, false, true], holderSeeds: sampleSeeds.holders.map(hexSeed),
        trusteeSeeds: sampleSeeds.trustees.map(hexSeed),
    }, message);
    if (typeof opened === 'string') throw new Error(opened);
    return { ...opened, header: message.header };
}

async function roundTrips(checks) {
    const recipients = await sampleRecipients();
    const keys = await receiptKeys(sampleReport().receipt, portal);
    const sealed = await sealReport({ ...sampleReport(), recipients, keepsSecrets: true });
    const report = await openSample(sealed.header, sealed.body);
    const payload = readPayload(report.json, messageKinds.report);
    await checks.check('a report', async () => (
        payload.what === 'Сатып алу\nкезінде "пара".' && payload.channel === 'page'
        && payload.excluded.join() === 'p-head' && isZero(report.code)
        && payload.replyKey === base64(keys.replyPair.publicKey)
        && payload.conversationKey === base64(keys.conversationKey)
        && payload.rekeyHash === hex(keys.rekeyHash) && payload.authorHash === hex(keys.authorHash)
        && sealed.messageID === await messageID(sealed.header, await sha256(sealed.body))
        && hex(sealed.mailboxID) === hex(keys.mailboxID)
        && hex(sealed.threadID) === hex(keys.threadID) && sealed.body.length === 16400
        && hex(report.header.directoryHash) === hex(filled(1))) || 'differs');
    await checks.check('an officer who is not addressed cannot open it', async () => {
        const { header } = report;
        const secret = await hpkeOpen(
            await hybridPair(filled(11)), slotInfo(slotRoles.holder, 0, header.preheaderHash),
            slotOf(header, slotRoles.holder, 0));
        return await refusalOf(() => openBody(
            { header, body: sealed.body }, secret.slice(0, 32), sealed.secrets.trusteeKey))
            === 'not-addressed-or-cover';
    });
    await checks.check('secrets that were kept open it, and fit its commitments', async () => {
        const { holderKey, trusteeKey, holders, trustees } = sealed.secrets;
        const { header } = report;
        const opened = await openBody({ header, body: sealed.body }, holderKey, trusteeKey);
        for (const [i, secret] of [...holders, ...trustees].entries()) {
            const role = i < 4 ? slotRoles.holder : slotRoles.trustee;
            const commitment = await slotCommitment(
                header.contextHash, role, i < 4 ? i : i - 4, secret);
            if (!sameBytes(commitment, header.commitments[i])) return `commitment ${i}`;
        }
        return textOf(opened.json) === textOf(report.json) || 'JSON';
    });
    await checks.check('its place', async () => {
        const place = await openOwnPlace(report.header, keys);
        return (place.isAddressed.join() === 'false,true,false,true' && place.sequence === 0
            && place.earlierReceipt === null) || 'differs';
    });
    const identity = await openSample(sealed.identityHeader, sealed.identityBody);
    await checks.check('its identity message', async () => {
        const { header, json, code } = identity;
        const read = readPayload(json, messageKinds.identity);
        const token = await consentToken(keys, header.nonce);
        return (read.fullName === 'Аты-жөні' && read.contact === '+7' && read.sequence === 1
            && read.conversation === sealed.messageID && read.previous === none
            && (await openOwnPlace(header, keys)).sequence === 1
            && hex(header.consentHash) === hex(await consentHash(token))
            && sameBytes(code, await conversationCode(keys.conversationKey, header.hash, json)))
            || 'differs';
    });
    await checks.check('two reports have nothing in common', async () => {
        const other = await sealReport({ ...sampleReport(), recipients });
        const lasting = [0, 72, 84];
        return (other.secrets === undefined && !sameBytes(
            other.header.subarray(40, 72), sealed.header.subarray(40, 72))
            && !sameBytes(other.header.subarray(116, 148), sealed.header.subarray(116, 148))
            && lasting.every((place) => other.header[place] === sealed.header[place])) || 'differs';
    });
    await followUpTrip(checks, recipients, keys, sealed);
    await rekeyTrip(checks, recipients, keys, sealed);
    await senderRefusals(checks, recipients);
    wipe(keys.root);
}

async function followUpTrip(checks, recipients, keys, sealed) {
    const place = { conversation: sealed.messageID, sequence: 2, previous: none };
    const stream = new StreamSealer([sampleFile(0, 70), sampleFile(1, 1048576)]);
    await stream.seal(0);
    await stream.seal(1);
    const manifest = await stream.manifest();
    const identityNonce = readContext(sealed.identityHeader).nonce;
    const followUp = await sealFollowUp({
        ...sampleReport(), recipients, place, stream: manifest,
        consent: await consentToken(keys, identityNonce),
        fields: { language: 'ru', kind: 'K10', text: 'x'.repeat(20000) }, identity: undefined,
        keepsSecrets: true,
    });
    const opened = await openSample(followUp.header, followUp.body);
    await checks.check('a follow-up', async () => {
        const payload = readPayload(opened.json, messageKinds.report);
        const code = await conversationCode(keys.conversationKey, opened.header.hash, opened.json);
        return (payload.type === 'follow-up' && payload.text.length === 20000
            && payload.consent === hex(await consentToken(keys, identityNonce))
            && payload.streamKey === base64(stream.key) && payload.files.length === 2
            && followUp.body.length === 65552 && sameBytes(code, opened.code)
            && hex(opened.header.nonce) === hex(stream.nonce) && opened.header.chunkCount === 2
            && hex(opened.header.streamHash) === hex(manifest.streamHash)
            && hex(followUp.capability) === hex(keys.capability)
            && followUp.secrets.holders.length === 4
            && (await openOwnPlace(opened.header, keys)).sequence === 2) || 'differs';
    });
    await checks.check('its identity message', async () => {
        const { json } = await openSample(followUp.identityHeader, followUp.identityBody);
        const payload = readPayload(json, messageKinds.identity);
        return (payload.sequence === 3 && payload.previous === followUp.messageID
            && payload.conversation === sealed.messageID && payload.fullName === '') || 'differs';
    });
    const named = await sealFollowUp({
        ...sampleReport(), recipients, place, consent: new Uint8Array(32),
        fields: { language: 'ru', kind: '', text: 'x' }, identity: { fullName: 'Аты-жөні' },
    });
    await checks.check('a name that is given with it', async () => {
        const { json } = await openSample(named.header, named.body);
        const { nonce } = readContext(named.identityHeader);
        return readPayload(json, messageKinds.report).consent
            === hex(await consentToken(keys, nonce)) || 'differs';
    });
}

async function rekeyTrip(checks, recipients, keys, sealed) {
    const newReceipt = filled(10, 16);
    const newKeys = await receiptKeys(newReceipt, portal);
    const place = { conversation: sealed.messageID, sequence: 2, previous: none };
    const rekey = await sealRekey({ ...sampleReport(), recipients, newReceipt, place });
    const { header, json, code } = await openSample(rekey.header, rekey.body);
    const payload = readPayload(json, messageKinds.report);
    await checks.check('a re-key', async () => {
        const statement = await rekeyStatement(
            portal, header.hash, payload, newKeys.replyPair.publicKey, newKeys.conversationKey);
        const key = fromBase64(payload.rekeyKey);
        return (payload.replyKey === base64(newKeys.replyPair.publicKey)
            && payload.conversationKey === base64(newKeys.conversationKey)
            && payload.rekeyHash === hex(newKeys.rekeyHash)
            && hex(await labelled('senim/1 rekey', key)) === hex(keys.rekeyHash)
            && await verifyEd25519(key, statement, fromBase64(payload.signature))
            && sameBytes(code, await conversationCode(keys.conversationKey, header.hash, json))
            && hex(rekey.mailboxID) === hex(newKeys.mailboxID)
            && hex(rekey.threadID) === hex(newKeys.threadID)
            && hex(rekey.capability) === hex(keys.capability)) || 'differs';
    });
    await checks.check('its place gives the receipt before', async () => {
        const own = await openOwnPlace(header, newKeys);
        return hex(own.earlierReceipt) === hex(sampleReport().receipt) || 'differs';
    });
    await checks.refused('the old receipt does not open its place', 'does-not-open',
        () => openOwnPlace(header, keys));
    await checks.check('its identity message is under the new receipt', async () => {
        const identity = await openSample(rekey.identityHeader, rekey.identityBody);
        const read = readPayload(identity.json, messageKinds.identity);
        const code = await conversationCode(
            newKeys.conversationKey, identity.header.hash, identity.json);
        return (read.previous === rekey.messageID && sameBytes(identity.code, code)
            && (await openOwnPlace(identity.header, newKeys)).sequence === 3) || 'differs';
    });
    await checks.check('a signature of another header is not its', async () => {
        const statement = await rekeyStatement(
            portal, filled(0), payload, newKeys.replyPair.publicKey, newKeys.conversationKey);
        const signature = await signEd25519(keys.rekeySeed, statement);
        return base64(signature) !== payload.signature;
    });
}

/** What a sender must refuse (Sealing/Specification.md §4.7). */
async function senderRefusals(checks, recipients) {
    const { holders, trustees } = recipients;
    const changed = (change) => preparedRecipients({ ...recipients, ...change });
    await checks.refused('nobody addressed', 'no-addressee', () => changed({
        holders: holders.map((holder) => ({ ...holder, isAddressed: false })) }));
    await checks.refused('an addressee without a key', 'addressee-without-key: 2', () => changed({
        holders: holders.map((holder) => ({ ...holder, isAddressed: true })) }));
    await checks.refused('one trustee of two', 'too-few-trustees',
        () => changed({ trustees: [trustees[0], null, null] }));
    await checks.check('two trustees of three', async () => (
        await changed({ trustees: [trustees[0], null, trustees[2]] })).keys[5] === null);
    for (const [name, change] of Object.entries({
        'no holder': { holders: [] }, '17 holders': { holders: new Array(17).fill(holders[1]) },
        'no trustee': { trustees: [] }, '8 trustees': { trustees: new Array(8).fill(trustees[0]) },
        'a threshold of half': { threshold: 1 }, 'a threshold beyond all': { threshold: 4 },
    })) await checks.refused(name, 'impossible-committee', () => changed(change));
    const weak = trustees[0].slice().fill(0, latticeSizes.publicKey);
    await checks.refused('a trustee\'s key of small order', 'malformed-key: x25519',
        () => changed({ trustees: [weak, ...trustees.slice(1)] }));
    const sample = { ...sampleReport(), recipients };
    await checks.refused('an account that is too long', 'too-long: what', () => sealReport(
        { ...sample, fields: { ...sample.fields, what: 'a'.repeat(900001) } }));
    await checks.refused('an account that does not fit when it is escaped', 'json: too-long',
        () => sealReport({ ...sample, fields: { ...sample.fields, what: '"'.repeat(900000) } }));
    await checks.refused('a text that just does not fit', 'too-long', () => sealReport(
        { ...sample, fields: { ...sample.fields, what: '"'.repeat(523200) } }));
    await checks.refused('an unknown kind', 'payload: kind', () => sealReport(
        { ...sample, fields: { ...sample.fields, kind: 'K99' } }));
    await checks.check('receipts are random', () => randomBytes(16).length === 16);
}
