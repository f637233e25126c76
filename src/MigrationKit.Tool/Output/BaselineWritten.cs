using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>A folder's baseline was written from a database.</summary>
internal sealed record BaselineWritten(string Folder, string BaselineFile, int Tables) : CommandResult("baseline")
{
    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
        [new OutputLine($"{BaselineFile}: {Counted.Of(Tables, "table")}, written. Look through it, and commit it with the migrations.", Tone.Good)];
}
