namespace MigrationKit.Tool.Naming;

/// <summary>What a new script begins with: a hint, and the section markers that the folder's scripts use.</summary>
internal static class ScriptStart
{
    public const string Hint = "-- Write SQL here. Free to edit until `migrationkit lock` records it as shipped.\n";

    private static readonly (string Up, string Down)[] Sections =
    [
        ("-- +goose Up", "-- +goose Down"),
        ("-- migrate:up", "-- migrate:down"),
        ("", "-- migration:down"),
    ];

    public static string Like(string? model)
    {
        foreach (var (up, down) in Sections)
        {
            if (model is not null && Lines(model).Any(line => IsMarker(line, up.Length == 0 ? down : up)))
            {
                return $"{(up.Length == 0 ? "" : up + "\n")}{Hint}\n{down}\n";
            }
        }

        return Hint;
    }

    private static string[] Lines(string text) => text.Split('\n');

    private static bool IsMarker(string line, string marker) =>
        line.TrimEnd().Equals(marker, StringComparison.OrdinalIgnoreCase);
}
