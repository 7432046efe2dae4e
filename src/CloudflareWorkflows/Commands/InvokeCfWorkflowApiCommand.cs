using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Sends any request below the account, with the connection's credential, repetitions and paging: for what has no
/// command of its own yet.</summary>
/// <remarks>
/// <para>
/// The path is relative to the account, for example workflows/order-fulfilment/instances; with a connection to the local
/// engine, to that engine's API. Each part of it is encoded, so that ids with blanks can be given as they are; a slash in an
/// id is written as %2F. Addresses and paths that lead upwards are refused.
/// </para>
/// <para>
/// What the service answers as result comes as objects with the service's own names; a list comes item by item. Reads, PUT
/// and DELETE are repeated after failures that pass; POST and PATCH only if it is certain that the service did not act.
/// What changes something needs the permission that the service says, mostly Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-CfWorkflowApi workflows/order-fulfilment/instances -Query @{ status = 'errored'; per_page = 50 } -Paginate</code>
/// <para>Lists instances as the service tells them, page by page.</para>
/// </example>
/// <example>
/// <code>Invoke-CfWorkflowApi workflows/settings -Method Patch -Body @{ default_retention = @{ error_retention = '14 days' } } -WhatIf</code>
/// <para>Shows a request that would change the account's settings.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
/// <seealso href="https://developers.cloudflare.com/api/resources/workflows/">Cloudflare's API, Workflows</seealso>
[Cmdlet(VerbsLifecycle.Invoke, "CfWorkflowApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeCfWorkflowApiCommand : ContextCommand
{
    /// <summary>The path below the account, without query.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    /// <value>Get</value>
    [Parameter]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>Query parameters by name. A list gives a parameter for each item; times are sent in UTC.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>The body: anything that is data.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>The body as JSON text, which is sent as it is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BodyJson { get; set; }

    /// <summary>Reads all pages of a list, one request each, as long as the pipeline wants more.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Paginate { get; set; }

    /// <inheritdoc/>
    protected override string Permission => IsGet ? base.Permission : "Workers Scripts Write";

    private bool IsGet => string.Equals(Method, "GET", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override void OnInput() => Guard(Path, () => Send(OpenApi().Raw, Request()));

    private void Send(RawClient client, RawRequest request)
    {
        if (Paginate)
        {
            foreach (object? item in Stream(token => client.ListAsync(request, token)))
            {
                WriteObject(item);
            }
        }
        else if (IsGet || ShouldProcess(Path, request.Method))
        {
            object? result = Await(client.SendAsync(request, StopToken));
            if (result is not null)
            {
                WriteObject(result, enumerateCollection: result is object?[]);
            }
        }
    }

    private RawRequest Request()
    {
        RefuseUnfit();
        return new RawRequest
        {
            Method = Method.ToUpperInvariant(),
            Segments = PathArgument.Segments(Path),
            Query = QueryArgument.Read(Query),
            Body = BodyJson is string text ? PayloadArgument.FromJson(nameof(BodyJson), text)
                : Body is null ? null : PayloadArgument.FromObject(nameof(Body), Body),
        };
    }

    private void RefuseUnfit()
    {
        string? reason = this switch
        {
            { Body: not null, BodyJson: not null } => "Give -Body or -BodyJson, not both.",
            { IsGet: true } when (Body ?? BodyJson) is not null => "A GET has no body: give another -Method.",
            { IsGet: false } when Paginate => "Only a GET has pages.",
            _ when Paginate && Query?.Keys.Cast<object>().Any(key => $"{key}" is "page" or "cursor") == true =>
                "-Paginate goes from page to page itself: leave page and cursor out of -Query.",
            _ => null,
        };
        if (reason is not null)
        {
            throw new CmdletErrorException("RequestUnfit", ErrorCategory.InvalidArgument, reason, Path);
        }
    }
}
