using System.Text;

namespace MigrationKit;

/// <summary>The SQL of one direction of a migration.</summary>
public sealed class MigrationScript
{
    private readonly MigrationSet _set;
    private readonly int _chunk;
    private readonly int _offset;
    private readonly int _length;

    internal MigrationScript(MigrationSet set, int chunk, int offset, int length)
    {
        _set = set;
        _chunk = chunk;
        _offset = offset;
        _length = length;
    }

    /// <summary>The file, relative to the set's folder, with '/'.</summary>
    public required string File { get; init; }

    /// <summary>The line of <see cref="File"/> that the script begins at, from 1 (sections of one file begin further down).</summary>
    public required int FirstLine { get; init; }

    /// <summary>How it stands to the runner's transaction.</summary>
    public required ScriptTransaction Transaction { get; init; }

    /// <summary>It wants foreign keys off, which SQLite allows only before a transaction begins.</summary>
    public required bool ForeignKeysOff { get; init; }

    /// <summary>Why it runs outside a transaction (<c>VACUUM</c>); empty otherwise.</summary>
    public required string OutsideReason { get; init; }

    /// <summary>How many statements it has.</summary>
    public required int StatementCount { get; init; }

    /// <summary>Byte offsets of the statements that the runner does not execute because it does their work itself.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>Its directives, in order.</summary>
    public required IReadOnlyList<MigrationDirective> Directives { get; init; }

    /// <summary>The SQL as UTF-8, line ends normalised.</summary>
    public ReadOnlySpan<byte> Utf8 => _set.Bytes(_chunk, MigrationBlobPart.Scripts).Slice(_offset, _length);

    /// <summary>The SQL as a string, for showing it.</summary>
    public string GetText() => Encoding.UTF8.GetString(Utf8);

    /// <summary>The file.</summary>
    public override string ToString() => File;

    /// <summary>Line and column in <see cref="File"/> of a byte of the script; both from 1, columns in UTF-16 units.</summary>
    /// <param name="byteOffset">The byte, from 0; one behind the end is allowed.</param>
    public (int Line, int Column) GetPosition(int byteOffset)
    {
        var before = Utf8[..byteOffset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (FirstLine + before.Count((byte)'\n'), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
