using System.Text.Json.Serialization;

namespace MigrationKit;

/// <summary>Writes reports without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(RehearsalDocument))]
[JsonSerializable(typeof(ManyDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
