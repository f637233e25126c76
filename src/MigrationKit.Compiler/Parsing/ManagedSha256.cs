namespace MigrationKit.Compiler.Parsing;

/// <summary>SHA-256 (FIPS 180-4), without the system's cryptography.</summary>
internal sealed class ManagedSha256
{
    private const int BlockLength = 64;

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private readonly uint[] _state = new uint[8];
    private readonly uint[] _schedule = new uint[BlockLength];
    private readonly byte[] _block = new byte[BlockLength];
    private int _filled;
    private long _length;

    public ManagedSha256() => Reset();

    public void Append(byte[] bytes, int count)
    {
        _length += count;
        for (var start = 0; start < count;)
        {
            var piece = Math.Min(count - start, BlockLength - _filled);
            Buffer.BlockCopy(bytes, start, _block, _filled, piece);
            start += piece;
            _filled += piece;
            if (_filled == BlockLength)
            {
                Mix();
                _filled = 0;
            }
        }
    }

    /// <summary>The digest of all that was appended, and ready for another.</summary>
    public byte[] Finish()
    {
        _block[_filled++] = 0x80;
        if (_filled > BlockLength - sizeof(long))
        {
            Array.Clear(_block, _filled, BlockLength - _filled);
            Mix();
            _filled = 0;
        }

        Array.Clear(_block, _filled, BlockLength - _filled);
        for (var (at, bits) = (BlockLength - 1, _length * 8); bits != 0; at--, bits >>= 8)
        {
            _block[at] = unchecked((byte)bits);
        }

        Mix();
        var digest = new byte[_state.Length * sizeof(uint)];
        for (var at = 0; at < digest.Length; at++)
        {
            digest[at] = unchecked((byte)(_state[at / sizeof(uint)] >> (24 - (at % sizeof(uint) * 8))));
        }

        Reset();
        return digest;
    }

    private void Reset()
    {
        (_filled, _length) = (0, 0);
        (_state[0], _state[1], _state[2], _state[3]) = (0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a);
        (_state[4], _state[5], _state[6], _state[7]) = (0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
    }

    private void Mix()
    {
        unchecked
        {
            var w = _schedule;
            for (int at = 0, from = 0; at < 16; at++, from += 4)
            {
                w[at] = ((uint)_block[from] << 24) | ((uint)_block[from + 1] << 16) | ((uint)_block[from + 2] << 8) | _block[from + 3];
            }

            for (var at = 16; at < w.Length; at++)
            {
                var (two, fifteen) = (w[at - 2], w[at - 15]);
                w[at] = w[at - 16] + (Turned(fifteen, 7) ^ Turned(fifteen, 18) ^ (fifteen >> 3)) + w[at - 7] + (Turned(two, 17) ^ Turned(two, 19) ^ (two >> 10));
            }

            uint a = _state[0], b = _state[1], c = _state[2], d = _state[3], e = _state[4], f = _state[5], g = _state[6], h = _state[7];
            for (var at = 0; at < w.Length; at++)
            {
                var one = h + (Turned(e, 6) ^ Turned(e, 11) ^ Turned(e, 25)) + ((e & f) ^ (~e & g)) + Constants[at] + w[at];
                var two = (Turned(a, 2) ^ Turned(a, 13) ^ Turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + one, c, b, a, one + two);
            }

            _state[0] += a;
            _state[1] += b;
            _state[2] += c;
            _state[3] += d;
            _state[4] += e;
            _state[5] += f;
            _state[6] += g;
            _state[7] += h;
        }
    }

    private static uint Turned(uint word, int by) => (word >> by) | (word << (32 - by));
}
