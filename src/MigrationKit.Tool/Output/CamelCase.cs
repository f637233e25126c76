using System.Text.Json;
using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>Words instead of numbers, spelt as the members are.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
