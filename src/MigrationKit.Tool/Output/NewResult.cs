using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

internal sealed record NewResult(IReadOnlyList<string> Files) : CommandResult("new")
{
    // The bare paths, so that a shell can hand them on: $EDITOR $(migrationkit new add_email)
    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines => Files.Select(file => new OutputLine(file));
}
