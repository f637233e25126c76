using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>Reads a lock file, see docs/formats.md. It never throws: what cannot be read or does not add up is a fault of the result.</summary>
internal sealed class LockFileReader
{
    // Longer than a path can be. A file name is shorter still.
    private const int LongestId = 4096;

    // Any line of ours.
    private const int LongestShown = 400;

    private static readonly string[] Conflicts = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private readonly List<LockEntry> _entries = [];
    private readonly List<LockFault> _faults = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private string _chain = "";
    private int _chainLine;
    private bool _hasImpact;

    private LockFileReader()
    {
    }

    public static LockFile Read(SqlFile file)
    {
        var reader = new LockFileReader();
        reader.ReadLines(file);
        var isWhole = reader._faults.Count == 0;
        if (isWhole)
        {
            reader.CheckChain();
        }

        return new LockFile(
            file.Path,
            LockFileName.EnvironmentOf(file.Path) ?? "",
            reader._entries.ToEquatableArray(),
            reader._chain,
            reader._faults.ToEquatableArray())
        {
            IsWhole = isWhole,
        };
    }

    private void ReadLines(SqlFile file)
    {
        var text = file.Text;
        if (!file.IsValidUtf8)
        {
            Add(1, "the file is not UTF-8");
        }
        else if (ConflictLine(text) is { } conflict)
        {
            Add(conflict, "an unresolved merge; take one side's file, then run `migrationkit lock` to add what the other side added");
        }
        else if (IsHeader(text.Substring(0, EndOfLine(text, 0))))
        {
            var number = 1;
            for (var start = EndOfLine(text, 0) + 1; start < text.Length; start = EndOfLine(text, start) + 1)
            {
                ReadLine(text.Substring(start, EndOfLine(text, start) - start), ++number);
            }

            if (_chainLine == 0)
            {
                Add(number, "no chain line at the end; lines may have been lost with it");
            }
        }
    }

    private static int EndOfLine(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? end : text.Length;

    private bool IsHeader(string line)
    {
        if (!line.StartsWith(LockFileText.HeaderStart, StringComparison.Ordinal))
        {
            Add(1, $"the first line does not start with '{LockFileText.HeaderStart}{LockFileText.Version}'");
            return false;
        }

        var version = line.Substring(LockFileText.HeaderStart.Length).Split(':', ' ')[0];
        _hasImpact = version == LockFileText.Version;
        if (_hasImpact || version == LockFileText.VersionWithoutImpact)
        {
            return true;
        }

        Add(1, $"lock file version {Shown(version)}; this MigrationKit reads versions {LockFileText.VersionWithoutImpact} and {LockFileText.Version}, so a newer one is needed");
        return false;
    }

    private void ReadLine(string line, int number)
    {
        var fields = Fields(line);
        if (fields.Count == 0 || fields[0][0] == '#')
        {
            return;
        }

        if (_chainLine > 0)
        {
            Add(number, $"{Shown(line.Trim())} behind the chain line {_chainLine}, which comes last");
        }
        else if (fields.Count == 2 && fields[0] == LockFileText.Chain && LockFileText.IsHash(fields[1]))
        {
            (_chain, _chainLine) = (fields[1], number);
        }
        else if (IsEntry(fields) && LockFileText.Unescape(fields[0]) is { } id)
        {
            AddEntry(new LockEntry(id, fields[1], fields[2], number) { Impact = _hasImpact ? fields[3] : ImpactWord.Unknown });
        }
        else
        {
            Add(number, $"{Shown(line.Trim())}, which is neither 'id  checksum  fingerprint{(_hasImpact ? "  impact" : "")}' nor 'chain  head'");
        }
    }

    private bool IsEntry(List<string> fields) =>
        fields.Count == (_hasImpact ? 4 : 3)
        && fields[0].Length <= LongestId
        && LockFileText.IsHash(fields[1])
        && LockFileText.IsHash(fields[2])
        && (!_hasImpact || ImpactWord.IsAny(fields[3]));

    private static List<string> Fields(string line)
    {
        var fields = new List<string>(4);
        for (int start = 0, end; start < line.Length; start = end + 1)
        {
            end = line.IndexOf(' ', start) is var space and >= 0 ? space : line.Length;
            if (end > start)
            {
                fields.Add(line.Substring(start, end - start));
            }
        }

        return fields;
    }

    private void AddEntry(LockEntry entry)
    {
        if (_lines.TryGetValue(entry.Id, out var first))
        {
            Add(entry.Line, $"'{entry.Id}' for the second time, after line {first}");
            return;
        }

        _lines.Add(entry.Id, entry.Line);
        _entries.Add(entry);
    }

    private void CheckChain()
    {
        var expected = ChainHead.Of(_entries.Select(entry => (entry.Id, entry.Checksum)));
        if (!string.Equals(expected, _chain, StringComparison.Ordinal))
        {
            Add(_chainLine, $"chain head {_chain}, but the lines above give {expected}; one of them was changed by hand, added or lost");
        }
    }

    private static int? ConflictLine(string text)
    {
        var lines = "\n" + text;
        var places = Conflicts.Select(marker => lines.IndexOf("\n" + marker, StringComparison.Ordinal)).Where(place => place >= 0).ToList();
        return places.Count == 0 ? null : 1 + lines.Take(places.Min()).Count(character => character == '\n');
    }

    private static string Shown(string text) => text.Length <= LongestShown ? $"'{text}'" : $"'{Excerpt.Quote(text, new TextSpan(0, text.Length))}'";

    private void Add(int line, string found) => _faults.Add(new LockFault(line, found));
}
