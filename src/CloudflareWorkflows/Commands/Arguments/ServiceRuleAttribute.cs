using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Refuses text that breaks a rule of the service's, before anything is sent. Null and empty pass: whether
/// something must be given is another question.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceRuleAttribute : ValidateArgumentsAttribute
{
    private protected abstract string? Breach(string text);

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (object? item in LanguagePrimitives.GetEnumerable(arguments) ?? new[] { arguments })
        {
            string? text = item?.ToString();
            if (text is not null && Breach(text) is string breach)
            {
                throw new ValidationMetadataException($"'{VisibleText.OnOneLine(text)}' is refused: {breach}.");
            }
        }
    }
}
