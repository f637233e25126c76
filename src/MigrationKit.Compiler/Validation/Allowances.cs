using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>All that the scripts of a set allow, and what of it has silenced something while the rules ran.</summary>
internal sealed class Allowances
{
    private readonly List<Allowance> _all;
    private readonly ILookup<string, Allowance> _byWord;
    private readonly HashSet<Allowance> _used = [];

    public Allowances(IEnumerable<Allowance> all)
    {
        _all = all.ToList();
        _byWord = _all.ToLookup(allowance => KeyOf(allowance.Word, allowance.Path), StringComparer.Ordinal);
    }

    public IReadOnlyList<Allowance> All => _all;

    /// <summary>What has silenced nothing so far.</summary>
    public IEnumerable<Allowance> Idle => _all.Where(allowance => !_used.Contains(allowance));

    /// <summary>Whether a problem of the rule at a place is allowed.</summary>
    public bool Silence(Rule rule, string path, SourceRange place) =>
        rule.CanBeAllowed
        && Use(rule.Id, path, allowance => rule.ConcernsTheFile || allowance.Covers(place));

    /// <summary>Whether a change is allowed by its name ('drop-column', 'users.email'), which says what is meant wherever in the file it stands.</summary>
    public bool Accept(string path, string action, string target) =>
        Use(action, path, allowance => allowance.Names(target));

    private bool Use(string word, string path, Func<Allowance, bool> fits)
    {
        if (_all.Count == 0)
        {
            return false;
        }

        var isUsed = false;
        foreach (var allowance in _byWord[KeyOf(word, path)])
        {
            if (fits(allowance))
            {
                _used.Add(allowance);
                isUsed = true;
            }
        }

        return isUsed;
    }

    // A word has no space.
    private static string KeyOf(string word, string path) => word + " " + path;
}
