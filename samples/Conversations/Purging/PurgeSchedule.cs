namespace Conversations.Purging;

/// <summary>Purges all accounts once a day.</summary>
internal sealed partial class PurgeSchedule(Purge purge, ConversationSettings settings, TimeProvider time, ILogger<PurgeSchedule> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var next = Next(now, settings.PurgeTime);
            Planned(logger, next);
            await Task.Delay(next - now, time, stoppingToken);
            Starting(logger);
            purge.Run(null);
        }
    }

    internal static DateTimeOffset Next(DateTimeOffset now, TimeOnly timeOfDay)
    {
        var today = new DateTimeOffset(DateOnly.FromDateTime(now.UtcDateTime), timeOfDay, TimeSpan.Zero);
        return today > now ? today : today.AddDays(1);
    }

    [LoggerMessage(4, LogLevel.Information, "[Cron] Starting scheduled purge job")]
    private static partial void Starting(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "[Cron] The next purge is at {Time:yyyy-MM-dd HH:mm:ss} UTC")]
    private static partial void Planned(ILogger logger, DateTimeOffset time);
}
