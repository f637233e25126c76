using System.Buffers.Binary;
using System.Numerics;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// Tells a file that is as it was written from one that is torn. Against full disks and stray editors, not against people, who own the
/// folder; a cryptographic hash would take longer to be loaded than all of the reading.
/// </summary>
internal static class ByteDigest
{
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var digest = 14_695_981_039_346_656_037UL ^ (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            digest = BitOperations.RotateLeft((digest ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime, 23);
        }

        foreach (var last in bytes)
        {
            digest = BitOperations.RotateLeft((digest ^ last) * Prime, 23);
        }

        return digest;
    }
}
