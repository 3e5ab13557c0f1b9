/**
 * The published and the project's own vectors of notes, Merkle trees, directories and details, run
 * through the page's modules. Runs in a browser and in node.
 */

import {
    Refusal, base64, fromBase64, fromHex, hex, joined, labelled, sha256, textOf, u32, u64, utf8,
} from '../../Sources/ReporterPage/Page/js/bytes.js';
import {
    cosignedAt, parseCheckpoint, parseCosignature, parseLogProof, publicPolicy, verifyLogProof,
} from '../../Sources/ReporterPage/Page/js/checkpoint.js';
import {
    openEntry, parseDetail, proveAcceptance,
} from '../../Sources/ReporterPage/Page/js/details.js';
import {
    directorySet, extendsChain, offered, parseDirectory, verifyChain, verifyCurrencyNote,
    verifyKeyNote,
} from '../../Sources/ReporterPage/Page/js/directory.js';
import {
    ed25519PublicKey, signEd25519, verifyEd25519,
} from '../../Sources/ReporterPage/Page/js/ed25519.js';
import {
    parseMailboxPage, parseUploadProgress, parseWorkOffer, problemRefusal, readExactFrames,
    unpadded, verifyReceipt, writeFrames,
} from '../../Sources/ReporterPage/Page/js/frames.js';
import { readMailbox } from '../../Sources/ReporterPage/Page/js/mailbox.js';
import {
    leafHash, nodeHash, verifyInclusion,
} from '../../Sources/ReporterPage/Page/js/merkle.js';
import {
    NoteLines, asIdentifier, asKey, asOneOf, asSealingKey, asText, isOrigin,
    isPortalName,
} from '../../Sources/ReporterPage/Page/js/note-lines.js';
import {
    isLineBy, isSignedBy, parseNote, parseSignatureLine, parseVerifierKey, verifierKey,
} from '../../Sources/ReporterPage/Page/js/signed-note.js';
import { offeredSpheres, parseTaxonomy } from '../../Sources/ReporterPage/Page/js/taxonomy.js';

/**
 * Runs all vectors.
 *
 * `load(path)` gives the JSON of `Tests/Vectors/<path>`, `load.list(folder)` the names in a folder;
 * `report(name, passed, detail)` is called once a vector.
 */
export async function logVectors(load, report) {
    const expect = async (name, check) => {
        try {
            const detail = await check();
            report(name, detail === undefined, detail);
        } catch (error) {
            report(name, false, `${error.message}`);
        }
    };
    await noteVectors(load, expect);
    await merkleVectors(load, expect);
    await lineVectors(load, expect, 'directory', readDirectoryVector);
    await lineVectors(load, expect, 'details', async ({ inputs }) => {
        for (const input of inputs) await parseDetail(input);
    });
    await lineVectors(
        load, expect, 'procedure/taxonomy-', ({ inputs }) => parseTaxonomy(inputs[0]));
    await madeTaxonomies(load, expect);
    await madeNotes(expect);
    await madeProofs(expect);
    await madeEntries(expect);
    await madeSets(load, expect);
    await madeFrames(expect);
}

/** What is refused, as `code: detail`; null when nothing is. */
async function refusalOf(read) {
    try {
        await read();
        return null;
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return error.message;
    }
}

function difference(found, wanted) {
    return found === wanted ? undefined : `${found} instead of ${wanted}`;
}

// Notes.

async function noteVectors(load, expect) {
    const edges = await load('notes/ed25519-edge-cases.json');
    for (const { name, valid, message, publicKey, signature } of edges.cases) {
        await expect(`notes/ed25519/${name}`, async () => difference(
            await verifyEd25519(
                fromHex(publicKey, 32), fromHex(message, 32), fromHex(signature, 64)), valid));
    }
    await publishedSignatures(expect);
    const notes = await load('notes/signed-note-cases.json');
    for (const vector of notes.cases) {
        await expect(`notes/case/${vector.name}`, () => judgedNote(vector));
    }
    await expect('notes/0xff before the text', async () => difference(
        await refusalOf(() => parseNote(
            Uint8Array.of(0xff, ...utf8(notes.sign_expected_note)))),
        'malformed-note: notUTF8'));
    await expect('notes/sign', () => signedAsPublished(notes));
    await badVerifierKeys(load, notes, expect);
    await cosignatureVectors(load, expect);
    await expect('notes/one invalid line beside a valid one', async () => {
        const key = await parseVerifierKey(notes.cases[0].vkeys[0]);
        const forged = notes.sign_expected_note.split('\n').at(-2).replace('kuBS9', 'kuBS8');
        const note = parseNote(utf8(`${notes.sign_expected_note}${forged}\n`));
        return difference(await isSignedBy(note, key), false);
    });
}

/** RFC 8032 §7.1, tests 1 and 2, and each with every bit of the signature changed. */
async function publishedSignatures(expect) {
    const published = [
        ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
            'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '',
            'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac'
            + 'c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
        ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
            '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
            '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e'
            + '458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
    ];
    for (const [i, [seed, key, message, signature]] of published.entries()) {
        const [publicKey, bytes] = [fromHex(key, 32), fromHex(message, message.length / 2)];
        await expect(`notes/RFC 8032 test ${i + 1}, public key`, async () => difference(
            hex(await ed25519PublicKey(fromHex(seed, 32))), key));
        await expect(`notes/RFC 8032 test ${i + 1}, signature`, async () => difference(
            hex(await signEd25519(fromHex(seed, 32), bytes)), signature));
        await expect(`notes/RFC 8032 test ${i + 1}, verification`, async () => {
            const valid = fromHex(signature, 64);
            if (!await verifyEd25519(publicKey, bytes, valid)) return 'refused';
            for (let bit = 0; bit < 512; bit += 1) {
                const changed = valid.slice();
                changed[bit >> 3] ^= 1 << (bit & 7);
                if (await verifyEd25519(publicKey, bytes, changed)) return `bit ${bit} taken`;
            }
            return undefined;
        });
    }
}

async function judgedNote({ vkeys, note: text, ok, error, verified, unverified }) {
    const keys = [];
    for (const vkey of vkeys) keys.push(await parseVerifierKey(vkey));
    let names = null;
    const found = await refusalOf(async () => {
        const note = parseNote(utf8(text));
        names = (await verifyNote(note, keys)).map((key) => key.name);
        const others = note.signatures.filter(
            (line) => !keys.some((key) => isLineBy(key, line)));
        const once = new Set(others.map((line) => `${line.name} ${hex(line.signature)}`));
        if (once.size !== unverified.length) throw new Error('other unverified lines');
    });
    if (ok) {
        return difference(JSON.stringify(names), JSON.stringify(verified))
            ?? difference(found, null);
    }
    if (error === 'malformed note') {
        return found?.startsWith('malformed-note') ? undefined : `${found}`;
    }
    const wanted = error.startsWith('ambiguous') ? 'ambiguousKey'
        : error.startsWith('invalid') ? 'invalidSignature' : 'noKnownSignature';
    return difference(found, `note-not-verified: ${wanted}`);
}

/** Makes the published note from its published key. */
async function signedAsPublished(vectors) {
    const seed = fromBase64(vectors.signer_test_key_published.split('+').slice(4).join('+'));
    const secret = seed.slice(1);
    const key = await verifierKey('PeterNeumann', seed[0], await ed25519PublicKey(secret));
    const signature = await signEd25519(secret, utf8(vectors.sign_text));
    const line = vectors.sign_expected_note.split('\n').at(-2);
    const published = parseSignatureLine(line);
    return difference(hex(signature), hex(published.signature))
        ?? difference(key.keyId, published.keyId);
}

async function badVerifierKeys(load, { bad_vkeys: bad }, expect) {
    const good = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    await expect('notes/vkey/good', async () => difference(
        (await parseVerifierKey(good)).text, good));
    const refused = async (text) => (await refusalOf(() => parseVerifierKey(text)))
        ?.startsWith('malformed-vkey') === true;
    for (const [i, text] of bad.slice(0, 2).entries()) {
        await expect(`notes/vkey/bad ${i + 1}`, async () => difference(await refused(text), true));
    }
    await expect('notes/vkey/every proper part', async () => {
        for (let start = 0; start < good.length; start += 1) {
            for (let end = start; end <= good.length; end += 1) {
                if (end - start === good.length) continue;
                if (!await refused(good.slice(start, end))) return `${start}–${end} taken`;
            }
        }
        return undefined;
    });
    await expect('notes/vkey/every byte incremented', async () => {
        for (let i = 0; i < good.length; i += 1) {
            const changed = utf8(good);
            changed[i] += 1;
            if (!await refused(textOf(changed))) return `${i} taken`;
        }
        return undefined;
    });
    const { mldsa44_vkey: unknown } = await load('notes/cosignature-parse.json');
    await expect('notes/vkey/unknown algorithm', async () => difference(
        await refusalOf(() => parseVerifierKey(unknown)), 'malformed-vkey: unsupportedAlgorithm'));
    const points = ['00'.repeat(32), `01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`,
        '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
        'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
        `ec${'ff'.repeat(30)}7f`, `ed${'ff'.repeat(30)}7f`, `f0${'ff'.repeat(30)}7f`,
        'ff'.repeat(32)];
    for (const point of points) {
        await expect(`notes/vkey/point ${point.slice(0, 6)}…${point.slice(-2)}`, async () =>
            difference(await refusalOf(() => verifierKey('w', 4, fromHex(point, 32))),
                'malformed-vkey: publicKeyRefused'));
    }
}

async function cosignatureVectors(load, expect) {
    const vectors = await load('notes/cosignature-parse.json');
    for (const [i, { sig_base64: text, unix }] of vectors.timestamp.entries()) {
        await expect(`notes/cosignature/${i + 1}`, async () => {
            let time;
            await refusalOf(() => {
                time = parseCosignature(parseSignatureLine(`— w ${text}`)).time;
            });
            return difference(time, unix);
        });
    }
    await expect('notes/cosignature/line', async () => {
        const line = parseSignatureLine(vectors.line.slice(0, -1));
        const wanted = vectors.line_expect;
        return difference(line.name, wanted.name) ?? difference(line.keyId, wanted.key_id_hex)
            ?? difference(hex(line.signature.subarray(0, 8)), wanted.timestamp_hex)
            ?? difference(await refusalOf(() => parseCosignature(line)), 'number-too-large');
    });
    await expect('notes/cosignature/made and judged', madeCosignature);
}

/** A key made from one byte, with `sign(text)` and `cosign(text, time)`, which give lines. */
async function madeKey(name, byte, algorithm = 1) {
    const seed = new Uint8Array(32).fill(byte);
    const key = await verifierKey(name, algorithm, await ed25519PublicKey(seed));
    const line = (...parts) => `— ${name} ${base64(joined(fromHex(key.keyId, 4), ...parts))}\n`;
    return {
        key, sign: async (text) => line(await signEd25519(seed, utf8(text))),
        cosign: async (text, time) => line(u64(time), await signEd25519(
            seed, utf8(`cosignature/v1\ntime ${time}\n${text}`))),
    };
}

/** No published cosignature has a known key: one is made, as §6.1 says, and judged. */
async function madeCosignature() {
    const { key, cosign } = await madeKey('witness.example', 9, 4);
    const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
    const text = `log.example\n3\n${root}\n`;
    const line = (time) => cosign(text, time);
    const judged = async (lines) => cosignedAt(
        parseCheckpoint(utf8(`${text}\n${lines}`)), key);
    const later = await line(1679315147);
    const forged = later.replace(/.{8}\n$/, 'AAAAAAA=\n');
    return difference(await judged(await line(20) + later), 1679315147)
        ?? difference(await judged(later + forged), null)
        ?? difference(await cosignedAt(parseCheckpoint(utf8(
            `${text.replace('\n3\n', '\n4\n')}\n${later}`)), key), null);
}

// Merkle trees.

async function merkleVectors(load, expect) {
    const reference = await load('notes/rfc6962-reference-tree.json');
    await expect('merkle/reference tree', async () => {
        let row = [];
        for (const input of reference.leaf_inputs_hex) {
            row.push(await leafHash(fromHex(input, input.length / 2)));
        }
        for (const level of reference.node_hashes_hex_by_level) {
            const wrong = difference(row.map(hex).join(), level.join());
            if (wrong !== undefined) return wrong;
            const next = [];
            for (let i = 0; i + 1 < row.length; i += 2) {
                next.push(await nodeHash(row[i], row[i + 1]));
            }
            row = next;
        }
        return undefined;
    });
    const digest = (text) => {
        const bytes = fromBase64(text);
        if (bytes.length !== 32) throw new Refusal('hash');
        return bytes;
    };
    for (const path of await merklePaths(load, 'merkle/inclusion')) {
        await expect(path, async () => {
            const vector = await load(path);
            const refusal = await refusalOf(() => verifyInclusion(
                vector.leafIdx, vector.treeSize, digest(vector.leafHash),
                (vector.proof ?? []).map(digest), digest(vector.root)));
            return difference(refusal !== null, vector.wantErr);
        });
    }
}

/** The files below a folder, in the order of their names. */
async function merklePaths(load, folder) {
    const paths = [];
    for (const name of await load.list(folder)) {
        const path = `${folder}/${name}`;
        paths.push(...name.endsWith('.json') ? [path] : await merklePaths(load, path));
    }
    return paths;
}

// What no vector has: made here, one flaw each.

/** A portal's keys and a log of five entries, the third of which accepted a message. */
async function madeLog() {
    const log = await madeKey('demo.example/log', 1);
    const gateway = await madeKey('demo.example/gateway', 2);
    const trustees = [];
    for (const i of [3, 4, 5]) {
        trustees.push(await madeKey(`demo.example/trustee/t${i}/cosigner`, i, 4));
    }
    const witnesses = [await madeKey('w.example', 6, 4), await madeKey('v.example', 7, 4)];
    const directory = {
        portal: 'demo.example', logKey: log.key, gatewayNoteKey: gateway.key, threshold: 2,
        trustees: trustees.map(({ key }) => ({ cosigningKey: key })),
        witnesses: witnesses.map(({ key }) => key),
    };
    const id = 'ab'.repeat(32);
    const text = `senim/accepted/v1\ndemo.example\n${id}\n1795262400\n`;
    const detail = utf8(`${text}\n${await gateway.sign(text)}`);
    const nonce = new Uint8Array(32).fill(8);
    const leaf = joined(
        utf8('SENIM\0'), Uint8Array.of(1, 0), u32(20778), await labelled(
            'senim/1 entry', nonce, detail));
    const leaves = await Promise.all([0, 1, 2, 3, 4].map(
        (i) => leafHash(i === 2 ? leaf : u32(i))));
    const [ab, cd] = [
        await nodeHash(leaves[0], leaves[1]), await nodeHash(leaves[2], leaves[3])];
    const root = await nodeHash(await nodeHash(ab, cd), leaves[4]);
    return {
        log, gateway, trustees, witnesses, directory, id, root,
        entry: { index: 2, leaf, nonce, detail }, hashes: [leaves[3], ab, leaves[4]],
        checkpoint: `demo.example/log\n5\n${base64(root)}\n`,
    };
}

async function madeProofs(expect) {
    const made = await madeLog();
    const { log, trustees, witnesses, directory, id, entry, hashes, checkpoint } = made;
    const cosigned = async (keys, text = checkpoint) => (await Promise.all(
        keys.map((one) => one.cosign(text, 1795262401)))).join('');
    const good = {
        head: 'c2sp.org/tlog-proof@v1\n', index: 'index 2\n',
        hashes: hashes.map((hash) => `${base64(hash)}\n`).join(''), text: checkpoint,
        log: await log.sign(checkpoint), trustees: await cosigned(trustees.slice(0, 2)),
        witnesses: await cosigned(witnesses.slice(1)),
    };
    const proof = (parts) => utf8(`${parts.head}${parts.index}${parts.hashes}\n${parts.text}\n`
        + `${parts.log}${parts.trustees}${parts.witnesses}`);
    const judged = (change, messageId = id, other = entry) => refusalOf(() => proveAcceptance(
        { entry: other, proof: proof({ ...good, ...change }) }, messageId, [directory],
        [publicPolicy(directory)]));
    const larger = checkpoint.replace('\n5\n', '\n6\n');
    const stranger = await madeKey('demo.example/log', 9);
    const hash = good.hashes.slice(0, 45);
    const cases = [
        ['good', {}, null],
        ['extra data', { head: `${good.head}extra AAAA\n` }, null],
        ['one trustee', { trustees: await cosigned(trustees.slice(1, 2)) },
            'policy-refused: quorum'],
        ['one trustee twice', { trustees: (await cosigned(trustees.slice(1, 2))).repeat(2) },
            'policy-refused: quorum'],
        ['no witness', { witnesses: '' }, 'policy-refused: quorum'],
        ['witnesses for trustees', { trustees: await cosigned(witnesses) },
            'policy-refused: quorum'],
        ['trustees of another tree', { trustees: await cosigned(trustees, larger) },
            'policy-refused: quorum'],
        ['not signed by the log', { log: '' }, 'policy-refused: notSignedByLog'],
        ['signed by another log', { log: await stranger.sign(checkpoint) },
            'policy-refused: notSignedByLog'],
        ['another origin', { text: checkpoint.replace('demo', 'dome') },
            'policy-refused: unknownLog'],
        ['a hash too few', { hashes: good.hashes.slice(45) }, 'proof-refused: length'],
        ['a hash too many', { hashes: good.hashes + hash }, 'proof-refused: length'],
        ['another hash', { hashes: hash + good.hashes.slice(45, 90) + hash },
            'proof-refused: rootMismatch'],
        ['64 hashes', { hashes: hash.repeat(64) }, 'malformed-proof: tooManyHashes'],
        ['a short hash', { hashes: 'AAAA\n' }, 'malformed-proof: hash'],
        ['another index', { index: 'index 3\n' }, 'entry-refused: otherIndex'],
        ['a leading zero', { index: 'index 02\n' }, 'not-a-number'],
        ['no index', { index: '' }, 'malformed-proof: lines'],
        ['another format', { head: 'c2sp.org/tlog-proof@v2\n' }, 'malformed-proof: unknownFormat'],
        ['empty extra data', { head: `${good.head}extra \n` }, 'malformed-proof: extra'],
        ['an extension line', { text: `${checkpoint}x\n` }, 'malformed-checkpoint: lineCount'],
    ];
    for (const [name, change, wanted] of cases) {
        await expect(`made/proof/${name}`, async () => difference(await judged(change), wanted));
    }
    await expect('made/proof/of another message', async () => difference(
        await judged({}, 'cd'.repeat(32)), 'acceptance-refused: otherDetail'));
    for (const [text, wanted] of [
        ['a\n01\nAAAA\n', 'size'], ['a\n1 \nAAAA\n', 'size'], ['a\n1\nAAAA\n', 'root'],
        ['a b\n5\nROOT\n', 'origin'], ['a\n0\nROOT\n', 'root'], ['a\n1\n', 'lineCount'],
    ]) {
        const whole = text.replace('ROOT', base64(made.root));
        await expect(`made/checkpoint/${JSON.stringify(text)}`, async () => difference(
            await refusalOf(() => parseCheckpoint(utf8(`${whole}\n${good.log}`))),
            `malformed-checkpoint: ${wanted}`));
    }
    await expect('made/proof/two lines under the detail', async () => {
        const { text } = parseNote(entry.detail);
        const detail = joined(entry.detail, utf8(await log.sign(text)));
        const leaf = joined(
            entry.leaf.subarray(0, 12), await labelled('senim/1 entry', entry.nonce, detail));
        const root = await leafHash(leaf);
        const alone = `demo.example/log\n1\n${base64(root)}\n`;
        return difference(await judged({
            index: 'index 0\n', hashes: '', text: alone, log: await log.sign(alone),
            trustees: await cosigned(trustees, alone), witnesses: await cosigned(witnesses, alone),
        }, id, { ...entry, index: 0, leaf, detail }), 'acceptance-refused: notSignedByGateway');
    });
    await expect('made/proof/policies: the second one counts', async () => {
        const policy = publicPolicy(directory);
        const stricter = { ...policy, threshold: 3, text: `${policy.text}#` };
        const found = await verifyLogProof(
            parseLogProof(proof(good)), await leafHash(entry.leaf), [stricter, policy]);
        return difference(found.text, policy.text);
    });
}

async function madeNotes(expect) {
    const { key, sign } = await madeKey('log.example', 1);
    const line = await sign('text\n');
    const judged = (text) => refusalOf(() => parseNote(utf8(text)));
    for (const [name, text, wanted] of [
        ['good', `text\n\n${line}`, null],
        ['a plus in a name', `text\n\n${line.replace('log.', 'log+')}`, 'signatureLine'],
        ['no name', `text\n\n${line.replace('log.example', '')}`, 'signatureLine'],
        ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`, 'signatureLine'],
        ['two spaces', `text\n\n${line.replace('example ', 'example  ')}`, 'signatureLine'],
        ['another last byte', `text\n\n${line.slice(0, -1)}x`, 'unterminated'],
        ['an empty line behind', `text\n\n${line}\n`, 'noSignatures'],
        ['no empty line', `text\n${line}`, 'noSignatures'],
    ]) {
        await expect(`made/note/${name}`, async () => difference(
            await judged(text), wanted === null ? null : `malformed-note: ${wanted}`));
    }
    await expect('made/note/a cosigning key for notes', async () => {
        const other = await verifierKey('log.example', 4, key.publicKey);
        const signature = fromBase64(line.slice(0, -1).split(' ')[2]).subarray(4);
        const text = `— log.example ${base64(joined(fromHex(other.keyId, 4), signature))}\n`;
        return difference(await isSignedBy(parseNote(utf8(`text\n\n${text}`)), other), false);
    });
    await expect('made/note/a long cosignature', async () => difference(
        await refusalOf(() => parseCosignature({ signature: new Uint8Array(73) })),
        'malformed-cosignature'));
    for (const [text, isOnion, wanted] of [
        ['https://a.example', false, true], ['https://a.example:8443', false, true],
        ['http://127.0.0.1:8080', false, true], ['https://a.example:443', false, false],
        ['http://a.example', false, false], [`https://${'a2'.repeat(28)}.onion`, false, false],
        [`http://${'a2'.repeat(28)}.onion`, true, true], ['https://a.example/', false, false],
        [`http://${'a2'.repeat(28)}.onion:81`, true, false], ['https://A.example', false, false],
        ['https://-a.example', false, false], ['https://a..example', false, false],
        ['https://a@b.example', false, false], ['http://localhost:080', false, false],
    ]) {
        await expect(`made/origin/${text}`, () => difference(isOrigin(text, isOnion), wanted));
    }
}

async function madeEntries(expect) {
    const { gateway, log, entry, directory, id } = await madeLog();
    const changed = (place, value) => {
        const leaf = entry.leaf.slice();
        leaf[place] = value;
        return { ...entry, leaf };
    };
    for (const [name, other, wanted] of [
        ['good', entry, null], ['magic', changed(0, 1), 'malformedLeaf'],
        ['version', changed(6, 2), 'malformedLeaf'], ['reserved', changed(7, 1), 'malformedLeaf'],
        ['commitment', changed(12, entry.leaf[12] ^ 1), 'detailNotCommitted'],
        ['nonce', { ...entry, nonce: new Uint8Array(32) }, 'detailNotCommitted'],
        ['detail', { ...entry, detail: utf8('x\n\n— a AAAAAAA=\n') }, 'malformedDetail'],
    ]) {
        await expect(`made/entry/${name}`, async () => difference(
            await refusalOf(() => openEntry(other)),
            wanted === null ? null : `entry-refused: ${wanted}`));
    }
    const receipt = `senim/receipt/v1\ndemo.example\n${id}\n20778\n`;
    for (const [name, text, signer, day, wanted] of [
        ['good', receipt, gateway, 20778, null], ['a day before', receipt, gateway, 20779, null],
        ['two days', receipt, gateway, 20776, 'otherDay'],
        ['another signer', receipt, log, 20778, 'notSignedByGateway'],
        ['another portal', receipt.replace('demo', 'dome'), gateway, 20778, 'otherPortal'],
        ['another message', receipt.replace('ab', 'cd'), gateway, 20778, 'otherMessage'],
        ['a line added', `${receipt}x\n`, gateway, 20778, 'malformed'],
        ['another type', receipt.replace('v1', 'v2'), gateway, 20778, 'malformed'],
        ['leading zero', receipt.replace('\n207', '\n0207'), gateway, 20778, 'malformed'],
    ]) {
        await expect(`made/receipt/${name}`, async () => {
            const note = parseNote(utf8(`${text}\n${await signer.sign(text)}`));
            return difference(
                await refusalOf(() => verifyReceipt(note, id, [directory], day)),
                wanted === null ? null : `receipt-refused: ${wanted}`);
        });
    }
}

async function madeSets(load, expect) {
    const { inputs: [keyNote], context } = await load('directory/key-good.json');
    const directory = await parseDirectory(context.directory);
    const note = parseNote(utf8(keyNote));
    const { owner } = await verifyKeyNote(note, directory);
    const place = directory.keyholders.findIndex(({ id }) => id === owner.id);
    const count = directory.keyholders.length + directory.trustees.length;
    const notes = Array.from({ length: count }, (_, i) => (i === place ? note : null));
    await expect('made/set/good', async () => {
        const set = await directorySet(notes, directory);
        const digests = await Promise.all(notes.map(
            (one) => (one === null ? new Uint8Array(32) : sha256(utf8(one.text)))));
        const hash = await labelled(
            'senim/1 directory', await sha256(utf8(directory.text)), ...digests);
        const states = (day) => offered(set, day).map(({ state }) => state);
        const day = directory.keyholders[place].from;
        return difference(set.hash, hex(hash))
            ?? difference(states(day)[place], 'open')
            ?? difference(states(day).filter((state) => state === 'no-key').length,
                directory.keyholders.length - 1)
            ?? difference(states(day - 1)[place], 'not-in-office');
    });
    await expect('made/directory/a word of the language', async () => difference(
        await refusalOf(() => parseDirectory(
            directory.text.replace('outside no', 'outside constructor'))),
        'note-lines: value 22 outside'));
    for (const [name, value, wanted] of [
        ['a release', 'ab'.repeat(32), null], ['upper case', 'AB'.repeat(32), 'value 12 page'],
        ['short', 'ab', 'value 12 page'], ['empty', '', 'value 12 page'],
    ]) {
        await expect(`made/directory/page: ${name}`, async () => difference(
            await refusalOf(() => parseDirectory(
                directory.text.replace('page -', `page ${value}`))),
            wanted === null ? null : `note-lines: ${wanted}`));
    }
    await expect('made/set/a place too few', async () => difference(
        await refusalOf(() => directorySet(notes.slice(1), directory)), 'directory-set: count'));
    await expect('made/set/another owner', async () => difference(
        await refusalOf(() => directorySet([...notes].reverse(), directory)),
        'directory-set: otherOwner'));
    await expect('made/set/one sealing key for two', async () => {
        const { sealingKey } = await verifyKeyNote(note, directory);
        const keyholders = [];
        const keyNotes = [];
        for (const [i, id] of ['a', 'b'].entries()) {
            const { key, sign } = await madeKey(`demo.example/keyholder/${id}`, i + 1);
            const text = 'senim/key/v1\ndemo.example\n'
                + `keyholder ${id}\n2026Q4\n${base64(sealingKey)}\n1795262400\n`;
            keyholders.push({ id, identityKey: key });
            keyNotes.push(parseNote(utf8(`${text}\n${await sign(text)}`)));
        }
        const auditors = [{ sealingKey }];
        const { portal, digest } = directory;
        const judged = (some, members) => refusalOf(() => directorySet(
            some, { portal, digest, trustees: [], ...members }));
        return difference(await judged(keyNotes, { keyholders, auditors: [] }),
            'directory-set: keyReused')
            ?? difference(await judged(
                keyNotes.slice(1), { keyholders: keyholders.slice(1), auditors }),
            'directory-set: keyReused');
    });
    const { inputs, context: { authority } } = await load('directory/chain-good.json');
    await expect('made/chain/no going back', async () => {
        const key = await parseVerifierKey(authority);
        const all = inputs.map((input) => parseNote(utf8(input)));
        const [whole, first] = [await verifyChain(all, key), await verifyChain([all[0]], key)];
        return difference(extendsChain(whole, first), true)
            ?? difference(extendsChain(first, whole), false);
    });
}

/** Which taxonomy a directory names, and what is offered of it (PortalClient/Specification.md, 8). */
async function madeTaxonomies(load, expect) {
    const { inputs: [text] } = await load('procedure/taxonomy-good.json');
    const authority = await madeKey('demo.example/authority', 1);
    const gateway = await madeKey('demo.example/gateway', 2);
    const signed = async (words, { sign }) => utf8(`${words}\n${await sign(words)}`);
    const offer = async (named, served, portal = 'demo.example') => offeredSpheres({
        connection: { get: async () => served },
        portal: {
            authority: authority.key,
            directory: { portal, taxonomy: named && hex(await sha256(utf8(named))) },
        },
    });
    await expect('made/taxonomy/good', async () => difference(
        (await offer(text, await signed(text, authority)))
            .map(({ id, ru = '' }) => `${id}${ru}`).join(),
        'S1,S2,S3,S4,S5,S6,S7,S8,S9,S10,S13,S14,S15,P1Спорткомплекс,S0'));
    await expect('made/taxonomy/none is named', async () => difference(
        (await offer(null, await signed(text, authority))).map(({ id }) => id).join(),
        'S1,S2,S3,S4,S5,S6,S7,S8,S9,S10,S11,S12,S13,S14,S15,S0'));
    const more = `${text}add P2\nkk а\nru б\nen c\n`;
    for (const [name, named, served, portal] of [
        ['another key', text, await signed(text, gateway)],
        ['another text', text, await signed(more, authority)],
        ['another portal', text, await signed(text, authority), 'other.example'],
        ['no note', text, utf8(text)],
        ['not a taxonomy', `${text}x\n`, await signed(`${text}x\n`, authority)],
    ]) {
        await expect(`made/taxonomy/${name}`, async () => difference(
            await refusalOf(() => offer(named, served, portal)), 'other-taxonomy'));
    }
}

async function madeFrames(expect) {
    const frames = writeFrames(Uint8Array.of(1), new Uint8Array(0));
    const padded = (byteCount, content, last = 0) => {
        const bytes = new Uint8Array(byteCount);
        bytes.set(joined(u32(content.length), content));
        bytes[byteCount - 1] = last;
        return bytes;
    };
    const page = writeFrames(u32(1), new Uint8Array(8), writeFrames(
        Uint8Array.of(1), u32(5), new Uint8Array(32), new Uint8Array(0), new Uint8Array(0)));
    const empty = new Uint8Array(0);
    const act = writeFrames(
        u32(1), new Uint8Array(8), writeFrames(Uint8Array.of(3), empty, empty, empty, empty));
    const seed = new Uint8Array(32);
    const refused = 'malformed-answer';
    for (const [name, read, wanted] of [
        ['good', () => readExactFrames(frames, 2), null],
        ['one too many', () => readExactFrames(frames, 1), `${refused}: too many frames`],
        ['one too few', () => readExactFrames(frames, 3), `${refused}: frame count`],
        ['trailing byte', () => readExactFrames(joined(frames, Uint8Array.of(0)), 3),
            `${refused}: frame`],
        ['length beyond', () => readExactFrames(frames.slice(0, 4), 1), `${refused}: frame`],
        ['page', () => parseMailboxPage(padded(16384, page)), null],
        ['page in another bucket', () => parseMailboxPage(padded(65536, page)),
            `${refused}: bucket`],
        ['page of another size', () => parseMailboxPage(padded(16385, page)),
            `${refused}: bucket`],
        ['page too large', () => parseMailboxPage(padded(4194304, new Uint8Array(2 ** 20))),
            `${refused}: bucket`],
        ['padding that is not zero', () => unpadded(padded(16384, page, 1)), `${refused}: bucket`],
        ['page without listing', () => parseMailboxPage(padded(16384, writeFrames(u32(1)))),
            `${refused}: page count`],
        ['act without entry', () => parseMailboxPage(padded(16384, act)), `${refused}: item`],
        ['upload', () => parseUploadProgress(writeFrames(u32(9), Uint8Array.of(255, 1))), null],
        ['upload with a bit behind', () => parseUploadProgress(
            writeFrames(u32(9), Uint8Array.of(255, 2))), `${refused}: stored chunks`],
        ['work', () => parseWorkOffer(writeFrames(u32(1), seed, u32(2 ** 20))), null],
        ['work too much', () => parseWorkOffer(writeFrames(u32(1), seed, u32(2 ** 20 + 1))),
            `${refused}: effort`],
        ['problem', () => {
            throw problemRefusal(503, utf8('{"code":"busy"}'));
        }, 'busy'],
        ['unknown problem', () => {
            throw problemRefusal(503, utf8('{"code":"busier"}'));
        }, 'unexpected-answer: 503'],
    ]) {
        await expect(`made/frames/${name}`, async () => difference(await refusalOf(read), wanted));
    }
    // A mailbox of two empty pages, which is divided anew before each second one so many times.
    const portal = { name: 'demo.example', chain: { directories: [] } };
    for (const [changes, wanted] of [
        [0, 'read, 2'], [1, 'read, 4'], [4, 'read, 10'], [5, 'busy, 10'],
    ]) {
        await expect(`made/mailbox/divided anew ${changes} times`, async () => {
            let asked = 0;
            const connection = {
                post: async () => {
                    asked += 1;
                    const listing = Math.min(Math.floor(asked / 2), changes);
                    return padded(16384, writeFrames(u32(2), u64(listing)));
                },
            };
            const refusal = await refusalOf(
                () => readMailbox(connection, portal, new Uint8Array(16)));
            return difference(`${refusal ?? 'read'}, ${asked}`, wanted);
        });
    }
    await expect('made/frames/upload: what is missing', () => difference(
        parseUploadProgress(writeFrames(u32(9), Uint8Array.of(0b11111101, 0))).missing.join(),
        '1,8'));
}

// Notes of lines: directories, key notes, currency notes, cards, details.

/** The vectors of a folder; with something behind it, those whose names begin so. */
async function lineVectors(load, expect, path, read) {
    const [folder, start = ''] = path.split('/');
    for (const file of await load.list(folder)) {
        if (!file.endsWith('.json') || !file.startsWith(start)) continue;
        const vector = await load(`${folder}/${file}`);
        await expect(`${folder}/${vector.name}`, async () => difference(
            await refusalOf(() => read(vector)), wantedRefusal(vector)));
    }
}

async function readDirectoryVector({ format, inputs, context }) {
    const notes = format === 'directory' ? [] : inputs.map((input) => parseNote(utf8(input)));
    switch (format) {
    case 'directory': return parseDirectory(inputs[0]);
    case 'chain': return verifyChain(notes, await parseVerifierKey(context.authority));
    case 'key': return verifyKeyNote(notes[0], await parseDirectory(context.directory));
    case 'currency': return verifyCurrencyNote(notes[0], await parseDirectory(context.directory));
    default: return readCard(notes[0]);
    }
}

/** The refusal that a vector names, in the words of the page's modules. */
function wantedRefusal({ error, format }) {
    if (error === undefined) return null;
    const [, line, field] = /(?:value|unexpected)\(line: (\d+), field: "([^"]*)"/.exec(error) ?? [];
    if (/value\(line/.test(error)) return `note-lines: value ${line} ${field}`;
    if (/unexpected\(line/.test(error)) return `note-lines: unexpected ${line} ${field}`;
    const missing = /missing\(field: "([^"]*)"/.exec(error);
    if (missing !== null) return `note-lines: missing ${missing[1]}`;
    const trailing = /trailing\(line: (\d+)/.exec(error);
    if (trailing !== null) return `note-lines: trailing ${trailing[1]}`;
    const order = /^order\(line: (\d+)/.exec(error);
    if (order !== null) return `note-lines: order ${order[1]}`;
    if (/type\(expected/.test(error)) return 'note-lines: type';
    if (/unterminated/.test(error)) return 'note-lines: unterminated';
    if (/tooLong/.test(error)) return `${format === 'taxonomy' ? format : 'directory'}-too-long`;
    if (error === 'unknownType') return 'detail-kind';
    if (error === 'notAnAuthorityKey') return 'not-an-authority-key';
    const rule = /broken\((\w+)/.exec(error);
    if (rule !== null) return `directory-rule: ${rule[1]}`;
    const [word] = /^\w+/.exec(error);
    if (format !== 'chain') return `${format}${format === 'card' ? '' : '-note'}: ${word}`;
    // The numbers in order, and a name; not how many signatures were counted.
    const numbers = error.match(/\d+/g)?.slice(0, word === 'version' ? 2 : 1) ?? [];
    const name = /, ([a-z-]+)\)$/.exec(error)?.[1];
    return ['directory-chain:', word, ...numbers, ...(name === undefined ? [] : [name])].join(' ');
}

/** Cards (Directory/Specification.md §9) are no reporter's business: read here. */
async function readCard(note) {
    const lines = new NoteLines(note.text, 'senim/card/v1');
    const portal = await lines.value('portal', asText(isPortalName));
    const [noteKey, cosigningKey] = [asKey(1), asKey(4)];
    const role = ['keyholder', 'trustee', 'auditor', 'cover'].find((one) => lines.isNext(one))
        ?? 'gateway';
    const isPerson = role !== 'cover' && role !== 'gateway';
    const id = await lines.labelled(role, isPerson ? asIdentifier : asOneOf(role));
    const own = isPerson ? `${portal}/${role}/${id}` : `${portal}/${role}`;
    const key = await lines.labelled('key', noteKey);
    const keys = [[key, own]];
    if (role === 'trustee') {
        keys.push([await lines.labelled('cosigning-key', cosigningKey), `${own}/cosigner`]);
    }
    if (role === 'auditor') await lines.labelled('sealing-key', asSealingKey);
    if (role === 'gateway') {
        keys.push([await lines.labelled('log-key', noteKey), `${portal}/log`]);
    }
    lines.finish();
    if (keys.some(([one, name]) => one.name !== name)) throw new Refusal('card', 'keyName');
    if (note.signatures.length !== 1 || !await isSignedBy(note, key)) {
        throw new Refusal('card', 'notSignedByOwner');
    }
}

/**
 * Those of the known keys that signed, in the order of their first lines (§4).
 * Refuses as `note-not-verified`: `ambiguousKey`, `invalidSignature` or `noKnownSignature`.
 */
async function verifyNote(note, known) {
    const verified = [];
    for (const line of note.signatures) {
        const candidates = known.filter((key) => isLineBy(key, line));
        if (candidates.length > 1) throw new Refusal('note-not-verified', 'ambiguousKey');
        const [key] = candidates;
        if (key === undefined || verified.includes(key)) continue;
        if (!await isSignedBy(note, key)) {
            throw new Refusal('note-not-verified', 'invalidSignature');
        }
        verified.push(key);
    }
    if (verified.length === 0) throw new Refusal('note-not-verified', 'noKnownSignature');
    return verified;
}
