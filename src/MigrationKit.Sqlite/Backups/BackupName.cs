using System.Globalization;
using System.Text;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// <c>{database}.{last applied id}.{UTC}[-n].bak</c> (docs/formats.md). The id has no '.' in it, so that the back-ups of 'app.db'
/// are never taken for those of 'app.db.old'.
/// </summary>
/// <param name="Id">The id as it stands in the name, or <c>none</c>.</param>
/// <param name="TakenAt">When, to the second.</param>
/// <param name="Number">1, or more where that second has several.</param>
internal readonly record struct BackupName(string Id, DateTimeOffset TakenAt, int Number) : IComparable<BackupName>
{
    public const string Extension = ".bak";

    public const string WithoutHistory = "none";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private const int LongestId = 100;

    public static BackupName Of(string? lastApplied, DateTimeOffset time, int number) =>
        new(lastApplied is null ? WithoutHistory : Escape(lastApplied), time, number);

    /// <summary>Reads a file's name; null where it is not the back-up of a database of that name.</summary>
    public static BackupName? Read(string fileName, string database)
    {
        if (!fileName.StartsWith(database + ".", StringComparison.Ordinal) || !fileName.EndsWith(Extension, StringComparison.Ordinal)
            || fileName.Length < database.Length + 1 + Extension.Length)
        {
            return null;
        }

        var parts = fileName[(database.Length + 1)..^Extension.Length].Split('.');
        var time = parts.Length == 2 ? parts[1].Split('-') : [];
        var number = 1;
        return time.Length is 1 or 2
            && DateTimeOffset.TryParseExact(time[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var takenAt)
            && (time.Length == 1 || int.TryParse(time[1], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            ? new BackupName(parts[0], takenAt, number)
            : null;
    }

    public string ToFileName(string database)
    {
        var time = TakenAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{database}.{Id}.{time}{(Number == 1 ? "" : $"-{Number}")}{Extension}");
    }

    public int CompareTo(BackupName other) =>
        TakenAt != other.TakenAt ? TakenAt.CompareTo(other.TakenAt) : Number.CompareTo(other.Number);

    private static string Escape(string id)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return text.Length > LongestId ? text.ToString(0, LongestId) : text.ToString();
    }
}
