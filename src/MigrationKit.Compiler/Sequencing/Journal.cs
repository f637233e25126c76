using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// drizzle's 'meta/_journal.json': the ids in the order they run in, whatever their numbers say.
/// <see cref="Fault"/> says why it cannot be read; then there are no entries.
/// </summary>
internal sealed record Journal(EquatableArray<string> Tags, string? Fault)
{
    public static Journal Read(SqlFile file)
    {
        if (!file.IsValidUtf8)
        {
            return new Journal(EquatableArray<string>.Empty, "it is not UTF-8");
        }

        try
        {
            return new Journal(Entries(JsonReader.Read(file.Text)), null);
        }
        catch (JsonFault fault)
        {
            return new Journal(EquatableArray<string>.Empty, fault.Message);
        }
    }

    private static EquatableArray<string> Entries(object? json)
    {
        if (json is not Dictionary<string, object?> journal
            || !journal.TryGetValue("entries", out var entries)
            || entries is not List<object?> list)
        {
            throw new JsonFault("it has no list 'entries'");
        }

        var tags = new List<string>(list.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            var tag = Tag(item, tags.Count + 1);
            if (!seen.Add(tag))
            {
                throw new JsonFault($"two entries name '{tag}'");
            }

            tags.Add(tag);
        }

        return tags.ToEquatableArray();
    }

    // idx and when are asked for and not used: drizzle too goes by the order of the list, and a merge leaves idx twice.
    private static string Tag(object? item, int position)
    {
        if (item is Dictionary<string, object?> entry
            && entry.TryGetValue("tag", out var tag) && tag is string { Length: > 0 } text
            && entry.TryGetValue("idx", out var idx) && idx is JsonNumber { Whole: >= 0 }
            && entry.TryGetValue("when", out var when) && when is JsonNumber { Whole: >= 0 })
        {
            return text;
        }

        throw new JsonFault($"entry {position} has no 'idx', 'tag' and 'when'");
    }
}
