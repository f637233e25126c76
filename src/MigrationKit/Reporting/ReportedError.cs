using System.Text.Json;

namespace MigrationKit;

/// <summary>Why a run did not come to its end, in the JSON document of a report.</summary>
internal sealed record ReportedError(string Kind, string Message)
{
    public string? Migration { get; init; }

    public string? File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public string? Outcome { get; init; }

    public static ReportedError Of(Exception error) => error switch
    {
        MigrationException failure => new ReportedError(JsonNamingPolicy.CamelCase.ConvertName(failure.Kind.ToString()), failure.Message)
        {
            Migration = failure.MigrationId,
            File = failure.File,
            Line = failure.Line,
            Column = failure.Column,
            Outcome = failure.Outcome,
        },
        MigrationCanceledException cancelled => new ReportedError("cancelled", cancelled.Message) { Outcome = cancelled.Outcome },
        _ => new ReportedError("unexpected", error.Message),
    };
}
