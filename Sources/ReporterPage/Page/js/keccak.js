/**
 * SHA-3 and SHAKE (FIPS 202), which browsers do not have.
 *
 * A lane of 64 bits is two words of 32, the low one first: so the bytes of the state are its words'
 * bytes on every machine that a browser runs on, all of which are little-endian.
 */

/** The round constants, low and high words in turn (FIPS 202 §3.2.5). */
const keccakConstants = Int32Array.of(
    0x00000001, 0, 0x00008082, 0, 0x0000808a, 0x80000000, 0x80008000, 0x80000000,
    0x0000808b, 0, 0x80000001, 0, 0x80008081, 0x80000000, 0x00008009, 0x80000000,
    0x0000008a, 0, 0x00000088, 0, 0x80008009, 0, 0x8000000a, 0,
    0x8000808b, 0, 0x0000008b, 0x80000000, 0x00008089, 0x80000000, 0x00008003, 0x80000000,
    0x00008002, 0x80000000, 0x00000080, 0x80000000, 0x0000800a, 0, 0x8000000a, 0x80000000,
    0x80008081, 0x80000000, 0x00008080, 0x80000000, 0x80000001, 0, 0x80008008, 0x80000000);

/** Keccak-f[1600] in place. Without a compiler, variables are three times as fast as an array. */
function keccakPermute(state) {
    // Lane i is a_i (its low word) and A_i (its high one).
    let a0 = state[0];
    let A0 = state[1];
    let a1 = state[2];
    let A1 = state[3];
    let a2 = state[4];
    let A2 = state[5];
    let a3 = state[6];
    let A3 = state[7];
    let a4 = state[8];
    let A4 = state[9];
    let a5 = state[10];
    let A5 = state[11];
    let a6 = state[12];
    let A6 = state[13];
    let a7 = state[14];
    let A7 = state[15];
    let a8 = state[16];
    let A8 = state[17];
    let a9 = state[18];
    let A9 = state[19];
    let a10 = state[20];
    let A10 = state[21];
    let a11 = state[22];
    let A11 = state[23];
    let a12 = state[24];
    let A12 = state[25];
    let a13 = state[26];
    let A13 = state[27];
    let a14 = state[28];
    let A14 = state[29];
    let a15 = state[30];
    let A15 = state[31];
    let a16 = state[32];
    let A16 = state[33];
    let a17 = state[34];
    let A17 = state[35];
    let a18 = state[36];
    let A18 = state[37];
    let a19 = state[38];
    let A19 = state[39];
    let a20 = state[40];
    let A20 = state[41];
    let a21 = state[42];
    let A21 = state[43];
    let a22 = state[44];
    let A22 = state[45];
    let a23 = state[46];
    let A23 = state[47];
    let a24 = state[48];
    let A24 = state[49];
    let t;
    let T;
    for (let round = 0; round < 48; round += 2) {
        // θ: the parities of the columns, and what is mixed into each.
        const c0 = a0 ^ a5 ^ a10 ^ a15 ^ a20;
        const C0 = A0 ^ A5 ^ A10 ^ A15 ^ A20;
        const c1 = a1 ^ a6 ^ a11 ^ a16 ^ a21;
        const C1 = A1 ^ A6 ^ A11 ^ A16 ^ A21;
        const c2 = a2 ^ a7 ^ a12 ^ a17 ^ a22;
        const C2 = A2 ^ A7 ^ A12 ^ A17 ^ A22;
        const c3 = a3 ^ a8 ^ a13 ^ a18 ^ a23;
        const C3 = A3 ^ A8 ^ A13 ^ A18 ^ A23;
        const c4 = a4 ^ a9 ^ a14 ^ a19 ^ a24;
        const C4 = A4 ^ A9 ^ A14 ^ A19 ^ A24;
        const d0 = c4 ^ (c1 << 1 | C1 >>> 31);
        const D0 = C4 ^ (C1 << 1 | c1 >>> 31);
        const d1 = c0 ^ (c2 << 1 | C2 >>> 31);
        const D1 = C0 ^ (C2 << 1 | c2 >>> 31);
        const d2 = c1 ^ (c3 << 1 | C3 >>> 31);
        const D2 = C1 ^ (C3 << 1 | c3 >>> 31);
        const d3 = c2 ^ (c4 << 1 | C4 >>> 31);
        const D3 = C2 ^ (C4 << 1 | c4 >>> 31);
        const d4 = c3 ^ (c0 << 1 | C0 >>> 31);
        const D4 = C3 ^ (C0 << 1 | c0 >>> 31);
        // ρ and π.
        const b0 = a0 ^ d0;
        const B0 = A0 ^ D0;
        t = a1 ^ d1;
        T = A1 ^ D1;
        const b10 = t << 1 | T >>> 31;
        const B10 = T << 1 | t >>> 31;
        t = a2 ^ d2;
        T = A2 ^ D2;
        const b20 = T << 30 | t >>> 2;
        const B20 = t << 30 | T >>> 2;
        t = a3 ^ d3;
        T = A3 ^ D3;
        const b5 = t << 28 | T >>> 4;
        const B5 = T << 28 | t >>> 4;
        t = a4 ^ d4;
        T = A4 ^ D4;
        const b15 = t << 27 | T >>> 5;
        const B15 = T << 27 | t >>> 5;
        t = a5 ^ d0;
        T = A5 ^ D0;
        const b16 = T << 4 | t >>> 28;
        const B16 = t << 4 | T >>> 28;
        t = a6 ^ d1;
        T = A6 ^ D1;
        const b1 = T << 12 | t >>> 20;
        const B1 = t << 12 | T >>> 20;
        t = a7 ^ d2;
        T = A7 ^ D2;
        const b11 = t << 6 | T >>> 26;
        const B11 = T << 6 | t >>> 26;
        t = a8 ^ d3;
        T = A8 ^ D3;
        const b21 = T << 23 | t >>> 9;
        const B21 = t << 23 | T >>> 9;
        t = a9 ^ d4;
        T = A9 ^ D4;
        const b6 = t << 20 | T >>> 12;
        const B6 = T << 20 | t >>> 12;
        t = a10 ^ d0;
        T = A10 ^ D0;
        const b7 = t << 3 | T >>> 29;
        const B7 = T << 3 | t >>> 29;
        t = a11 ^ d1;
        T = A11 ^ D1;
        const b17 = t << 10 | T >>> 22;
        const B17 = T << 10 | t >>> 22;
        t = a12 ^ d2;
        T = A12 ^ D2;
        const b2 = T << 11 | t >>> 21;
        const B2 = t << 11 | T >>> 21;
        t = a13 ^ d3;
        T = A13 ^ D3;
        const b12 = t << 25 | T >>> 7;
        const B12 = T << 25 | t >>> 7;
        t = a14 ^ d4;
        T = A14 ^ D4;
        const b22 = T << 7 | t >>> 25;
        const B22 = t << 7 | T >>> 25;
        t = a15 ^ d0;
        T = A15 ^ D0;
        const b23 = T << 9 | t >>> 23;
        const B23 = t << 9 | T >>> 23;
        t = a16 ^ d1;
        T = A16 ^ D1;
        const b8 = T << 13 | t >>> 19;
        const B8 = t << 13 | T >>> 19;
        t = a17 ^ d2;
        T = A17 ^ D2;
        const b18 = t << 15 | T >>> 17;
        const B18 = T << 15 | t >>> 17;
        t = a18 ^ d3;
        T = A18 ^ D3;
        const b3 = t << 21 | T >>> 11;
        const B3 = T << 21 | t >>> 11;
        t = a19 ^ d4;
        T = A19 ^ D4;
        const b13 = t << 8 | T >>> 24;
        const B13 = T << 8 | t >>> 24;
        t = a20 ^ d0;
        T = A20 ^ D0;
        const b14 = t << 18 | T >>> 14;
        const B14 = T << 18 | t >>> 14;
        t = a21 ^ d1;
        T = A21 ^ D1;
        const b24 = t << 2 | T >>> 30;
        const B24 = T << 2 | t >>> 30;
        t = a22 ^ d2;
        T = A22 ^ D2;
        const b9 = T << 29 | t >>> 3;
        const B9 = t << 29 | T >>> 3;
        t = a23 ^ d3;
        T = A23 ^ D3;
        const b19 = T << 24 | t >>> 8;
        const B19 = t << 24 | T >>> 8;
        t = a24 ^ d4;
        T = A24 ^ D4;
        const b4 = t << 14 | T >>> 18;
        const B4 = T << 14 | t >>> 18;
        // χ and ι.
        a0 = b0 ^ ~b1 & b2 ^ keccakConstants[round];
        A0 = B0 ^ ~B1 & B2 ^ keccakConstants[round + 1];
        a1 = b1 ^ ~b2 & b3;
        A1 = B1 ^ ~B2 & B3;
        a2 = b2 ^ ~b3 & b4;
        A2 = B2 ^ ~B3 & B4;
        a3 = b3 ^ ~b4 & b0;
        A3 = B3 ^ ~B4 & B0;
        a4 = b4 ^ ~b0 & b1;
        A4 = B4 ^ ~B0 & B1;
        a5 = b5 ^ ~b6 & b7;
        A5 = B5 ^ ~B6 & B7;
        a6 = b6 ^ ~b7 & b8;
        A6 = B6 ^ ~B7 & B8;
        a7 = b7 ^ ~b8 & b9;
        A7 = B7 ^ ~B8 & B9;
        a8 = b8 ^ ~b9 & b5;
        A8 = B8 ^ ~B9 & B5;
        a9 = b9 ^ ~b5 & b6;
        A9 = B9 ^ ~B5 & B6;
        a10 = b10 ^ ~b11 & b12;
        A10 = B10 ^ ~B11 & B12;
        a11 = b11 ^ ~b12 & b13;
        A11 = B11 ^ ~B12 & B13;
        a12 = b12 ^ ~b13 & b14;
        A12 = B12 ^ ~B13 & B14;
        a13 = b13 ^ ~b14 & b10;
        A13 = B13 ^ ~B14 & B10;
        a14 = b14 ^ ~b10 & b11;
        A14 = B14 ^ ~B10 & B11;
        a15 = b15 ^ ~b16 & b17;
        A15 = B15 ^ ~B16 & B17;
        a16 = b16 ^ ~b17 & b18;
        A16 = B16 ^ ~B17 & B18;
        a17 = b17 ^ ~b18 & b19;
        A17 = B17 ^ ~B18 & B19;
        a18 = b18 ^ ~b19 & b15;
        A18 = B18 ^ ~B19 & B15;
        a19 = b19 ^ ~b15 & b16;
        A19 = B19 ^ ~B15 & B16;
        a20 = b20 ^ ~b21 & b22;
        A20 = B20 ^ ~B21 & B22;
        a21 = b21 ^ ~b22 & b23;
        A21 = B21 ^ ~B22 & B23;
        a22 = b22 ^ ~b23 & b24;
        A22 = B22 ^ ~B23 & B24;
        a23 = b23 ^ ~b24 & b20;
        A23 = B23 ^ ~B24 & B20;
        a24 = b24 ^ ~b20 & b21;
        A24 = B24 ^ ~B20 & B21;
    }
    state[0] = a0;
    state[1] = A0;
    state[2] = a1;
    state[3] = A1;
    state[4] = a2;
    state[5] = A2;
    state[6] = a3;
    state[7] = A3;
    state[8] = a4;
    state[9] = A4;
    state[10] = a5;
    state[11] = A5;
    state[12] = a6;
    state[13] = A6;
    state[14] = a7;
    state[15] = A7;
    state[16] = a8;
    state[17] = A8;
    state[18] = a9;
    state[19] = A9;
    state[20] = a10;
    state[21] = A10;
    state[22] = a11;
    state[23] = A11;
    state[24] = a12;
    state[25] = A12;
    state[26] = a13;
    state[27] = A13;
    state[28] = a14;
    state[29] = A14;
    state[30] = a15;
    state[31] = A15;
    state[32] = a16;
    state[33] = A16;
    state[34] = a17;
    state[35] = A17;
    state[36] = a18;
    state[37] = A18;
    state[38] = a19;
    state[39] = A19;
    state[40] = a20;
    state[41] = A20;
    state[42] = a21;
    state[43] = A21;
    state[44] = a22;
    state[45] = A22;
    state[46] = a23;
    state[47] = A23;
    state[48] = a24;
    state[49] = A24;
}

/** A sponge that has taken its input, and gives as many bytes as are asked for (FIPS 202 §4). */
class KeccakSponge {
    /** `rate` in bytes; `suffix` is 0x06 for SHA-3 and 0x1f for SHAKE. */
    constructor(rate, suffix, input) {
        this.rate = rate;
        this.words = new Int32Array(50);
        this.bytes = new Uint8Array(this.words.buffer);
        const block = new Int32Array(rate / 4);
        const blockBytes = new Uint8Array(block.buffer);
        for (let place = 0; ; place += rate) {
            const part = input.subarray(place, place + rate);
            blockBytes.set(part);
            if (part.length < rate) {
                blockBytes.fill(0, part.length);
                blockBytes[part.length] = suffix;
                blockBytes[rate - 1] |= 0x80;
            }
            for (let i = 0; i < block.length; i += 1) this.words[i] ^= block[i];
            if (part.length < rate) break;
            keccakPermute(this.words);
        }
        block.fill(0);
        this.place = rate;
    }

    /** Fills `output` with the next bytes. */
    squeeze(output) {
        for (let place = 0; place < output.length;) {
            if (this.place === this.rate) {
                keccakPermute(this.words);
                this.place = 0;
            }
            const end = Math.min(this.rate, this.place + output.length - place);
            output.set(this.bytes.subarray(this.place, end), place);
            place += end - this.place;
            this.place = end;
        }
        return output;
    }

    /** Forgets everything. */
    wipe() {
        this.words.fill(0);
    }
}

function keccakOnce(rate, suffix, input, byteCount) {
    const sponge = new KeccakSponge(rate, suffix, input);
    const output = sponge.squeeze(new Uint8Array(byteCount));
    sponge.wipe();
    return output;
}

/** SHA3-256. */
export function sha3of256(input) {
    return keccakOnce(136, 0x06, input, 32);
}

/** SHA3-512. */
export function sha3of512(input) {
    return keccakOnce(72, 0x06, input, 64);
}

/** SHAKE256, with so many bytes of output. */
export function shake256(input, byteCount) {
    return keccakOnce(136, 0x1f, input, byteCount);
}

/** SHAKE128, to be squeezed in blocks of 168 bytes. */
export function shake128(input) {
    return new KeccakSponge(168, 0x1f, input);
}
