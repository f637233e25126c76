namespace MigrationKit.Replay.Engine;

/// <summary>
/// What the engine answered to a statement. <paramref name="Offset"/>: where it says the error is, in bytes of the statement, or below zero.
/// <paramref name="IsOfForm"/>: it was refused before anything of it ran.
/// </summary>
internal sealed record EngineError(int Code, string Message, int Offset, bool IsOfForm, string? Denied);
