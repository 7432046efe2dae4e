using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Rejects text that breaks a rule of the service, before a request is sent. Null and empty values pass:
/// other attributes decide whether a value is required.</summary>
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
                throw new ValidationMetadataException($"'{VisibleText.OnOneLine(text)}' isn't valid: {breach}.");
            }
        }
    }
}
