using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>The schema that a folder makes. <see cref="Text"/> is what a person asked to see.</summary>
internal sealed record SchemaResult(string Folder, string Engine, string Fingerprint, string Snapshot, [property: JsonIgnore] string Text) : CommandResult("schema")
{
    /// <summary>The diagram, where it was asked for.</summary>
    public string? Mermaid { get; init; }

    /// <summary>The file, where writing was asked for.</summary>
    public string? SnapshotFile { get; init; }

    /// <summary>Whether it was written.</summary>
    public bool? Changed { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines => SnapshotFile is null
        ? Text.TrimEnd('\n').Split('\n').Select(line => new OutputLine(line))
        : [new OutputLine($"{SnapshotFile}: {(Changed == true ? "written. Commit it with the migrations." : "already says so.")}", Tone.Good)];
}
