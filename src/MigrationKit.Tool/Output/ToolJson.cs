using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>Writes the documents of docs/cli.md without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCase<MigrationDirection>), typeof(CamelCase<MigrationAction>), typeof(CamelCase<MigrationState>),
        typeof(CamelCase<SchemaDifferenceKind>), typeof(CamelCase<SchemaPartKind>),
    ])]
[JsonSerializable(typeof(NewResult))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(LockResult))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(StatusResult))]
[JsonSerializable(typeof(RestoreResult))]
[JsonSerializable(typeof(RepairResult))]
[JsonSerializable(typeof(RehearseResult))]
[JsonSerializable(typeof(ManyResult))]
[JsonSerializable(typeof(SchemaResult))]
[JsonSerializable(typeof(DiffResult))]
[JsonSerializable(typeof(FailureResult))]
internal sealed partial class ToolJson : JsonSerializerContext;
