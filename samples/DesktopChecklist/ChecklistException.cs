namespace DesktopChecklist;

/// <summary>A line of the checklist does not hold, and nothing behind it is done.</summary>
internal sealed class ChecklistException(string line, string message) : Exception(message)
{
    public string Line => line;
}
