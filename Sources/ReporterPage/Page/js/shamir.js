/**
 * Shamir's secret sharing over GF(2⁸) with the polynomial 0x11B (Sealing/Specification.md §4.2).
 *
 * Share j belongs to x = j + 1. Nothing branches or looks up by a secret byte.
 */
import { Refusal } from './bytes.js';

/** The product in GF(2⁸), in the same steps for all factors. */
function fieldProduct(left, right) {
    let product = 0;
    let factor = left;
    for (let bit = 0; bit < 8; bit += 1) {
        product ^= factor & -(right >> bit & 1);
        factor = (factor << 1 ^ 0x11b & -(factor >> 7)) & 0xff;
    }
    return product;
}

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

/**
 * Shares of 32 bytes of a secret of 32 bytes; `coefficients` are 32 bytes for x, 32 for x², and so
 * on.
 */
export function splitSecret(secret, coefficients, shareCount) {
    return Array.from({ length: shareCount }, (_, index) => secret.map((byte, place) => {
        let value = 0;
        for (let power = coefficients.length - 32; power >= 0; power -= 32) {
            value = fieldProduct(value ^ coefficients[power + place], index + 1);
        }
        return value ^ byte;
    }));
}

/**
 * The secret from a list of `{ index, share }`, as many as the threshold; refuses (`shares`) an
 * index given twice.
 */
export function combineShares(shares) {
    const indices = shares.map((each) => each.index);
    if (indices.length === 0 || new Set(indices).size !== indices.length) {
        throw new Refusal('shares');
    }
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
