/**
 * ML-KEM-768 (FIPS 203), which browsers do not have.
 *
 * Coefficients stand in 0…3328 between the functions. Nothing branches or looks up by a secret: all
 * reductions are multiplications and masks. What a browser's compiler makes of them nobody can
 * promise.
 */
import { Refusal, joined, sameBytes, wipe } from './bytes.js';
import { sha3of256, sha3of512, shake128, shake256 } from './keccak.js';

const latticePrime = 3329;

/** Bytes of a public key, a private key and a ciphertext. */
export const latticeSizes = { publicKey: 1184, privateKey: 2400, ciphertext: 1088 };

/** 17 to the power of i with its seven bits reversed, modulo 3329 (FIPS 203 appendix A). */
const latticeZetas = Uint16Array.from({ length: 128 }, (_, i) => {
    let power = 1;
    for (let bit = 0; bit < 7; bit += 1) {
        if (i >> bit & 1) {
            for (let n = 0; n < 64 >> bit; n += 1) power = power * 17 % latticePrime;
        }
    }
    return power;
});

/**
 * A number up to 4 · 3328², modulo 3329: no step exceeds 2³⁰, so that no engine needs floating
 * point.
 */
function latticeReduced(number) {
    const rest = number - ((number >> 11) * 40317 >> 16) * latticePrime - latticePrime;
    return rest + (rest >> 31 & latticePrime);
}

/** FIPS 203 algorithm 9, on the 256 coefficients from `start`. */
function latticeNTT(f, start) {
    let i = 1;
    for (let half = 128; half >= 2; half >>= 1) {
        for (let block = start; block < start + 256; block += 2 * half) {
            const zeta = latticeZetas[i];
            i += 1;
            for (let j = block; j < block + half; j += 1) {
                const number = zeta * f[j + half];
                let t = number - ((number >> 11) * 40317 >> 16) * 3329 - 3329;
                t += t >> 31 & 3329;
                const difference = f[j] - t;
                const sum = f[j] + t - 3329;
                f[j + half] = difference + (difference >> 31 & 3329);
                f[j] = sum + (sum >> 31 & 3329);
            }
        }
    }
}

/** FIPS 203 algorithm 10. */
function latticeInverseNTT(f, start) {
    let i = 127;
    for (let half = 2; half <= 128; half <<= 1) {
        for (let block = start; block < start + 256; block += 2 * half) {
            const zeta = latticeZetas[i];
            i -= 1;
            for (let j = block; j < block + half; j += 1) {
                const sum = f[j] + f[j + half] - 3329;
                const number = zeta * (f[j + half] - f[j] + 3329);
                f[j] = sum + (sum >> 31 & 3329);
                const rest = number - ((number >> 11) * 40317 >> 16) * 3329 - 3329;
                f[j + half] = rest + (rest >> 31 & 3329);
            }
        }
    }
    for (let j = start; j < start + 256; j += 1) f[j] = latticeReduced(f[j] * 3303);
}

/**
 * The sum of three products of transformed polynomials (FIPS 203 algorithms 11 and 12): those of
 * `a` begin `step` coefficients apart, those of `b` 256.
 */
function latticeProduct(sum, sumStart, a, aStart, step, b) {
    for (let i = 0; i < 256; i += 2) {
        const zeta = latticeZetas[64 + (i >> 2)];
        const gamma = i & 2 ? 3329 - zeta : zeta;
        let even = 0;
        let odd = 0;
        let mixed = 0;
        for (let aPlace = aStart + i, bPlace = i; bPlace < 768; aPlace += step, bPlace += 256) {
            const a0 = a[aPlace];
            const a1 = a[aPlace + 1];
            const b0 = b[bPlace];
            const b1 = b[bPlace + 1];
            even += a0 * b0;
            odd += a1 * b1;
            mixed = latticeReduced(mixed + a0 * b1 + a1 * b0);
        }
        sum[sumStart + i] = latticeReduced(even + latticeReduced(odd) * gamma);
        sum[sumStart + i + 1] = mixed;
    }
}

function latticeAdd(sum, start, other, otherStart) {
    for (let i = 0; i < 256; i += 1) {
        const value = sum[start + i] + other[otherStart + i] - 3329;
        sum[start + i] = value + (value >> 31 & 3329);
    }
}

/**
 * The matrix that a seed of 32 bytes stands for: entry (row, column) at 256 (3 row + column) (FIPS
 * 203 algorithm 7).
 */
function latticeMatrix(seed) {
    const matrix = new Uint16Array(9 * 256);
    const block = new Uint8Array(168);
    for (let entry = 0; entry < 9; entry += 1) {
        const sponge = shake128(joined(seed, Uint8Array.of(entry % 3, entry / 3)));
        const end = 256 * (entry + 1);
        let place = 256 * entry;
        while (place < end) {
            sponge.squeeze(block);
            for (let i = 0; i < 168 && place < end; i += 3) {
                const one = block[i] | (block[i + 1] & 15) << 8;
                const other = block[i + 1] >> 4 | block[i + 2] << 4;
                if (one < latticePrime) {
                    matrix[place] = one;
                    place += 1;
                }
                if (other < latticePrime && place < end) {
                    matrix[place] = other;
                    place += 1;
                }
            }
        }
    }
    return matrix;
}

/**
 * `count` polynomials of small coefficients, from number `first` on (FIPS 203 algorithm 8, η = 2).
 */
function latticeNoise(seed, first, count) {
    const noise = new Uint16Array(256 * count);
    for (let n = 0; n < count; n += 1) {
        const input = joined(seed, Uint8Array.of(first + n));
        const bytes = shake256(input, 128);
        for (let i = 0; i < 128; i += 1) {
            const pairs = (bytes[i] & 0x55) + (bytes[i] >> 1 & 0x55);
            for (let half = 0; half < 2; half += 1) {
                const value = (pairs >> 4 * half & 3) - (pairs >> 4 * half + 2 & 3);
                noise[256 * n + 2 * i + half] = value + (value >> 31 & 3329);
            }
        }
        wipe(input, bytes);
    }
    return noise;
}

function latticeEncode12(f) {
    const bytes = new Uint8Array(f.length / 2 * 3);
    for (let i = 0, place = 0; i < f.length; i += 2, place += 3) {
        bytes[place] = f[i];
        bytes[place + 1] = f[i] >> 8 | f[i + 1] << 4;
        bytes[place + 2] = f[i + 1] >> 4;
    }
    return bytes;
}

function latticeDecode12(bytes) {
    const f = new Uint16Array(bytes.length / 3 * 2);
    for (let i = 0, place = 0; i < f.length; i += 2, place += 3) {
        f[i] = bytes[place] | (bytes[place + 1] & 15) << 8;
        f[i + 1] = bytes[place + 1] >> 4 | bytes[place + 2] << 4;
    }
    return f;
}

/**
 * x · 2ᵈ / 3329, rounded, for d of 1, 4 and 10: exact products of floating point, the same time for
 * all x.
 */
function latticeCompressed(x, bitCount) {
    return Math.floor(((x << bitCount) + 1664) * (1290168 / 4294967296)) & (1 << bitCount) - 1;
}

function latticeDecompressed(y, bitCount) {
    return y * latticePrime + (1 << bitCount - 1) >> bitCount;
}

/**
 * Compresses and packs the coefficients, `bitCount` bits each, least significant first (FIPS 203
 * §4.2.1).
 */
function latticePack(f, start, count, bitCount, bytes, place) {
    let pending = 0;
    let pendingCount = 0;
    for (let i = start; i < start + count; i += 1) {
        pending |= latticeCompressed(f[i], bitCount) << pendingCount;
        pendingCount += bitCount;
        while (pendingCount >= 8) {
            bytes[place] = pending;
            place += 1;
            pending >>= 8;
            pendingCount -= 8;
        }
    }
}

function latticeUnpack(bytes, place, count, bitCount) {
    const f = new Uint16Array(count);
    let pending = 0;
    let pendingCount = 0;
    for (let i = 0; i < count; i += 1) {
        while (pendingCount < bitCount) {
            pending |= bytes[place] << pendingCount;
            place += 1;
            pendingCount += 8;
        }
        f[i] = latticeDecompressed(pending & (1 << bitCount) - 1, bitCount);
        pending >>= bitCount;
        pendingCount -= bitCount;
    }
    return f;
}

/**
 * Refuses (`malformed-key`) a public key of another length, and one with a coefficient of 3329 or
 * more (FIPS 203 §7.2).
 */
export function checkLatticeKey(publicKey) {
    const isLong = publicKey.length === latticeSizes.publicKey;
    const t = isLong ? latticeDecode12(publicKey.subarray(0, 1152)) : [latticePrime];
    for (let i = 0; i < t.length; i += 1) {
        if (t[i] >= latticePrime) throw new Refusal('malformed-key', 'ml-kem');
    }
    return t;
}

/** A checked public key with its matrix, ready to encapsulate to more than once. */
export function latticeKey(publicKey) {
    return {
        t: checkLatticeKey(publicKey),
        matrix: latticeMatrix(publicKey.subarray(1152)),
        hash: sha3of256(publicKey),
    };
}

/** The key pair of a seed of 64 bytes, d ‖ z (FIPS 203 algorithm 16). */
export function latticePair(seed) {
    const input = joined(seed.subarray(0, 32), Uint8Array.of(3));
    const seeds = sha3of512(input);
    const matrix = latticeMatrix(seeds.subarray(0, 32));
    const s = latticeNoise(seeds.subarray(32), 0, 3);
    const e = latticeNoise(seeds.subarray(32), 3, 3);
    for (let row = 0; row < 768; row += 256) {
        latticeNTT(s, row);
        latticeNTT(e, row);
    }
    const t = new Uint16Array(768);
    for (let row = 0; row < 768; row += 256) latticeProduct(t, row, matrix, 3 * row, 256, s);
    for (let row = 0; row < 768; row += 256) latticeAdd(t, row, e, row);
    const publicKey = joined(latticeEncode12(t), seeds.subarray(0, 32));
    const encoded = latticeEncode12(s);
    const privateKey = joined(encoded, publicKey, sha3of256(publicKey), seed.subarray(32));
    wipe(input, seeds, s, e, encoded);
    return { publicKey, privateKey };
}

/** FIPS 203 algorithm 14. */
function latticeEncrypt(key, message, randomness) {
    const y = latticeNoise(randomness, 0, 3);
    const noise = latticeNoise(randomness, 3, 4);
    const sum = new Uint16Array(4 * 256);
    for (let row = 0; row < 768; row += 256) latticeNTT(y, row);
    for (let row = 0; row < 768; row += 256) {
        latticeProduct(sum, row, key.matrix, row, 768, y);
    }
    latticeProduct(sum, 768, key.t, 0, 256, y);
    for (let start = 0; start < 1024; start += 256) {
        latticeInverseNTT(sum, start);
        latticeAdd(sum, start, noise, start);
    }
    const text = latticeUnpack(message, 0, 256, 1);
    latticeAdd(sum, 768, text, 0);
    const ciphertext = new Uint8Array(latticeSizes.ciphertext);
    latticePack(sum, 0, 768, 10, ciphertext, 0);
    latticePack(sum, 768, 256, 4, ciphertext, 960);
    wipe(y, noise, sum, text);
    return ciphertext;
}

/**
 * Encapsulates to a `latticeKey` with 32 random bytes: a secret of 32 bytes, and its ciphertext
 * (FIPS 203 algorithm 17).
 */
export function latticeEncapsulate(key, random) {
    const input = joined(random, key.hash);
    const keys = sha3of512(input);
    const ciphertext = latticeEncrypt(key, random, keys.subarray(32));
    const secret = keys.slice(0, 32);
    wipe(input, keys);
    return { secret, ciphertext };
}

/**
 * The secret of a ciphertext; of one that nobody encapsulated so, a secret that nobody knows (FIPS
 * 203 algorithm 18).
 */
export function latticeDecapsulate(privateKey, ciphertext) {
    if (ciphertext.length !== latticeSizes.ciphertext) throw new Refusal('does-not-open');
    const s = latticeDecode12(privateKey.subarray(0, 1152));
    const publicKey = privateKey.subarray(1152, 2336);
    const u = latticeUnpack(ciphertext, 0, 768, 10);
    const v = latticeUnpack(ciphertext, 960, 256, 4);
    const product = new Uint16Array(256);
    for (let row = 0; row < 768; row += 256) latticeNTT(u, row);
    latticeProduct(product, 0, s, 0, 256, u);
    latticeInverseNTT(product, 0);
    for (let i = 0; i < 256; i += 1) product[i] = latticeReduced(v[i] - product[i] + 3329);
    const message = new Uint8Array(32);
    latticePack(product, 0, 256, 1, message, 0);

    const input = joined(message, privateKey.subarray(2336, 2368));
    const keys = sha3of512(input);
    const again = latticeEncrypt(latticeKey(publicKey), message, keys.subarray(32));
    const rejection = joined(privateKey.subarray(2368), ciphertext);
    const secret = shake256(rejection, 32);
    const mask = -Number(sameBytes(again, ciphertext));
    for (let i = 0; i < 32; i += 1) secret[i] ^= mask & (secret[i] ^ keys[i]);
    wipe(s, u, v, product, message, input, keys, again, rejection);
    return secret;
}
