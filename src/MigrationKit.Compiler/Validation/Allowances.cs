using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>All that the scripts of a set allow, and what of it has silenced something while the rules ran.</summary>
internal sealed class Allowances(IEnumerable<Allowance> all)
{
    private readonly List<Allowance> _all = all.ToList();
    private readonly HashSet<Allowance> _used = [];

    public IReadOnlyList<Allowance> All => _all;

    /// <summary>What has silenced nothing so far.</summary>
    public IEnumerable<Allowance> Idle => _all.Where(allowance => !_used.Contains(allowance));

    /// <summary>Whether a problem of the rule at a place is allowed.</summary>
    public bool Silence(Rule rule, string path, SourceRange place) =>
        rule.CanBeAllowed
        && Use(allowance => allowance.Word == rule.Id && allowance.Path == path && (rule.ConcernsTheFile || allowance.Covers(place)));

    /// <summary>Whether a change is allowed by its name ('drop-column', 'users.email'), which says what is meant wherever in the file it stands.</summary>
    public bool Accept(string path, string action, string target) =>
        Use(allowance => allowance.Word == action && allowance.Path == path && allowance.Names(target));

    private bool Use(Func<Allowance, bool> fits)
    {
        var isUsed = false;
        foreach (var allowance in _all)
        {
            if (fits(allowance))
            {
                _used.Add(allowance);
                isUsed = true;
            }
        }

        return isUsed;
    }
}
