using MigrationKit;

namespace DesktopChecklist;

/// <summary>Prints the checklist: each line ticked, with the call that did it and what it found, or left to a person.</summary>
internal sealed class Checklist(TextWriter output)
{
    private bool _isFirst = true;

    public void Section(string title)
    {
        output.WriteLine((_isFirst ? "" : "\n") + title);
        _isFirst = false;
    }

    public void Done(string line, string call, string found) => Write('x', line, $"{call}: {found}");

    public void ByHand(string line, string how) => Write(' ', line, $"by hand: {how}");

    public void Failed(string line, string why) => Write('!', line, why);

    /// <exception cref="ChecklistException">It does not hold.</exception>
    public void Verified(string line, string call, bool holds, string found)
    {
        if (!holds)
        {
            throw new ChecklistException(line, $"{call}: it is not so that {found}.");
        }

        Done(line, call, found);
    }

    /// <exception cref="ChecklistException">The call was refused or failed.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<MigrationException, string> lineOf)
    {
        try
        {
            return await call();
        }
        catch (MigrationException problem)
        {
            throw new ChecklistException(lineOf(problem), problem.Message);
        }
    }

    private void Write(char mark, string line, string detail) => output.WriteLine($"- [{mark}] {line}\n      {detail}");
}
