using System;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Sets up the account, the address and the credential that the other commands use.</summary>
/// <remarks>
/// <para>
/// The connection holds for this runspace, until Disconnect-CfWorkflow or the next Connect-CfWorkflow. One cheap request
/// shows whether the credential is good.
/// </para>
/// <para>
/// The command drops the connection that was there before it does anything else. If it fails or is stopped, the runspace is
/// not connected: the other commands write the error NotConnected and send nothing, also where the environment names an
/// account, until Connect-CfWorkflow succeeds or Disconnect-CfWorkflow is run. Contexts that you kept stay valid.
/// </para>
/// <para>
/// Every failure is a terminating error, and every argument is checked when the command runs: null, an empty text or a value of
/// a wrong type has an error id too. Only PowerShell itself refuses something earlier, and leaves the connection as it was: a
/// parameter that does not exist or has no value, parameters that exclude each other, and wrong values of common parameters.
/// </para>
/// <para>
/// Without any parameter the environment variables CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and
/// CLOUDFLARE_API_BASE_URL serve, which are wrangler's own. The commands use them even without Connect-CfWorkflow.
/// </para>
/// <para>
/// -SecretName reads the credential from a vault, through Get-Secret of the module Microsoft.PowerShell.SecretManagement if
/// it is there. -TokenProvider is for tokens that are short-lived: its script block is asked for a token now, and again when
/// the service refuses that one; the request that was refused is then sent again. It runs in the runspace that connects;
/// other runspaces that are handed the context use the token that it gave last.
/// </para>
/// <para>
/// A token needs the permission Workers Scripts Read to look, and Workers Scripts Write to change something. There is no
/// permission for workflows alone.
/// </para>
/// <para>
/// Cloudflare allows a token 1,200 requests in 5 minutes, and then refuses all for 5 minutes. All connections of this process
/// with the same credential share one count, which the service's answers keep right: when a tenth is left, commands that send
/// many requests spread them over the time that is left, and a few are kept for single commands. A pause is shown as progress.
/// </para>
/// <para>
/// With -Local, the commands work on the engine behind wrangler dev on this machine, without account and credential.
/// </para>
/// </remarks>
/// <example>
/// <code>Connect-CfWorkflow -ApiToken (Read-Host -AsSecureString) -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Asks for the token without showing it, and connects.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -SecretName cloudflare-token -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Connects with a token that a vault keeps.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -TokenProvider { Get-Secret cloudflare-token } -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Connects with a token that may be replaced in the vault while the session goes on.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -PassThru</code>
/// <para>Connects with what the environment says, and shows the context.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -Local -Port 8787</code>
/// <para>Connects to wrangler dev, which listens on port 8787 unless told otherwise.</para>
/// </example>
/// <seealso cref="DisconnectCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowContextCommand"/>
/// <seealso href="https://developers.cloudflare.com/fundamentals/api/get-started/create-token/">Create an API token</seealso>
[Cmdlet(VerbsCommunications.Connect, "CfWorkflow", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(WorkflowContext))]
public sealed class ConnectCfWorkflowCommand : SessionCommand
{
    private const string EnvironmentSet = "Environment";
    private const string TokenSet = "ApiToken";
    private const string KeySet = "Credential";
    private const string SecretSet = "Secret";
    private const string ProviderSet = "TokenProvider";
    private const string LocalSet = "Local";

    private WorkflowContext? _opened;

    /// <summary>The API token.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TokenSet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(SecureString))]
    public object? ApiToken { get; set; }

    /// <summary>The older way: the account's e-mail address as user name, the Global API Key as password. For a text, which is
    /// the user name, the command asks for the password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(PSCredential))]
    public object? Credential { get; set; }

    /// <summary>The name of a secret that Get-Secret can read: an API token as a SecureString or a text, or e-mail address and
    /// Global API Key as a PSCredential.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [DocumentedType(typeof(string), IsRequired = true)]
    public object? SecretName { get; set; }

    /// <summary>The vault to look in. Without it Get-Secret looks in all.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [DocumentedType(typeof(string))]
    public object? VaultName { get; set; }

    /// <summary>Gives the API token, as a SecureString or a text, whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProviderSet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(ScriptBlock))]
    public object? TokenProvider { get; set; }

    /// <summary>Connects to the engine behind wrangler dev on this machine.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [SwitchArgument]
    [DocumentedType(typeof(SwitchParameter), IsRequired = true)]
    public SwitchParameter Local { get; set; }

    /// <summary>The port on which wrangler dev listens, 1 to 65535.</summary>
    /// <value>8787</value>
    [Parameter(ParameterSetName = LocalSet)]
    [DocumentedType(typeof(int))]
    public object? Port { get; set; }

    /// <summary>
    /// The account, 32 hexadecimal characters. Without it, the account that the token may use is taken if there is exactly
    /// one; if there are several, the error lists them, and its TargetObject holds them.
    /// </summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [DocumentedType(typeof(string))]
    public object? AccountId { get; set; }

    /// <summary>
    /// The address of the API, for example https://api.fed.cloudflare.com/client/v4 for FedRAMP High. Plain http is refused,
    /// except to this machine. With -Local: the whole address of the engine's API, instead of a port.
    /// </summary>
    /// <value>https://api.cloudflare.com/client/v4</value>
    [Parameter]
    [DocumentedType(typeof(Uri))]
    public object? BaseUri { get; set; }

    /// <summary>The address of a proxy, for example http://proxy.example:3128. It may hold user and password:
    /// http://user:password@proxy.example:3128. Without it the system's setting holds.</summary>
    [Parameter]
    [DocumentedType(typeof(Uri))]
    public object? Proxy { get; set; }

    /// <summary>The credential for the proxy: that of -Proxy, or the system's.</summary>
    [Parameter]
    [DocumentedType(typeof(PSCredential))]
    public object? ProxyCredential { get; set; }

    /// <summary>Uses the credential of the user who runs PowerShell at the proxy.</summary>
    [Parameter]
    [SwitchArgument]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>How many seconds one attempt at a request may take, 1 to 3600.</summary>
    /// <value>60</value>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? RequestTimeoutSec { get; set; }

    /// <summary>How often a request is sent again at most when it failed in a way that tends to pass, 0 to 20.</summary>
    /// <value>4</value>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? MaximumRetryCount { get; set; }

    /// <summary>
    /// How many seconds a command waits at most while Cloudflare refuses requests because there were too many, 0 to 3600; then
    /// it fails with RateLimited. Such a block takes 5 minutes. The default suits both a person and a long work: 60 for a
    /// command that sends a few requests, 330 for one that sends many. 0 fails at once.
    /// </summary>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? MaximumWaitSec { get; set; }

    /// <summary>Gives back the context.</summary>
    [Parameter]
    [SwitchArgument]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Connects at the beginning, where every failure is terminating.</summary>
    protected override void OnBegin()
    {
        DefaultContext.Slot slot = DefaultContext.Current;
        slot.Drop();
        try
        {
            _opened = SessionArguments.AwaitAccount(() => Await(OpenAsync()));
            slot.Connect(_opened);
        }
        catch
        {
            // A script that was asked for the credential may have connected meanwhile.
            slot.Drop();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (PassThru)
        {
            WriteObject(_opened);
        }
    }

    private Task<WorkflowContext> OpenAsync()
    {
        SessionSettings common = Common();
        if (ParameterSetName != LocalSet)
        {
            return ContextFactory.OpenCloudAsync(CloudSettings(common), check: true, this, StopToken);
        }

        int port = Given(nameof(Port), Port)?.WholeNumber(1, ushort.MaxValue) ?? 8787;
        if (!Local && IsTyped(nameof(Port)))
        {
            throw Given(nameof(Port), Port)!.Refused("It goes with -Local.");
        }

        return Local
            ? ContextFactory.OpenLocalAsync(common, port, this, StopToken)
            : ContextFactory.OpenCloudAsync(OfEnvironment(common), check: true, this, StopToken);
    }

    /// <summary>What does not depend on the credential: checked before anybody is asked for one.</summary>
    private SessionSettings Common() => new()
    {
        AccountId = Given(nameof(AccountId), AccountId)?.Text(ServiceRules.AccountId),
        BaseUri = Given(nameof(BaseUri), BaseUri) is UncheckedArgument address
            ? SessionArguments.Address(address.Address())
            : null,
        Proxy = ProxyArguments.Read(
            Given(nameof(Proxy), Proxy), Given(nameof(ProxyCredential), ProxyCredential), ProxyUseDefaultCredentials, Host),
        RequestTimeout = Seconds(nameof(RequestTimeoutSec), RequestTimeoutSec, 1),
        MaximumRetryCount = Given(nameof(MaximumRetryCount), MaximumRetryCount)?.WholeNumber(0, 20),
        MaximumWait = Seconds(nameof(MaximumWaitSec), MaximumWaitSec, 0),
        UserAgent = SessionArguments.UserAgent(),
    };

    private SessionSettings CloudSettings(SessionSettings common)
    {
        switch (ParameterSetName)
        {
            case TokenSet:
                SecureString token = Given(nameof(ApiToken), ApiToken, "InvalidCredential")!.Secret();
                return common with
                {
                    Credential = SessionArguments.Token(SessionArguments.Plain(token)),
                    CredentialSource = TokenSet,
                };
            case KeySet:
                PSCredential pair = Given(nameof(Credential), Credential, "InvalidCredential")!.Pair(Host);
                return common with
                {
                    Credential = SessionArguments.Key(pair.UserName, pair.GetNetworkCredential().Password),
                    CredentialSource = "GlobalApiKey",
                };
            case SecretSet:
                string name = new UncheckedArgument(nameof(SecretName), SecretName, "InvalidSecretName").Text();
                string? vault = Given(nameof(VaultName), VaultName)?.Text();
                return common with { Credential = VaultSecret.Read(this, name, vault), CredentialSource = SecretSet };
            case ProviderSet:
                ScriptBlock provider = Given(nameof(TokenProvider), TokenProvider)!.Script();
                return common with { Credential = SessionArguments.Provided(provider), CredentialSource = ProviderSet };
            default:
                return OfEnvironment(common);
        }
    }

    private static SessionSettings OfEnvironment(SessionSettings common)
    {
        SessionSettings environment = SessionArguments.OfEnvironment(EnvironmentSettings.Now())
            ?? throw WithoutCredential();
        return common with
        {
            Credential = environment.Credential,
            CredentialSource = environment.CredentialSource,
            AccountId = common.AccountId ?? environment.AccountId,
            BaseUri = common.BaseUri ?? environment.BaseUri,
        };
    }

    private TimeSpan? Seconds(string name, object? value, int least) =>
        Given(name, value)?.WholeNumber(least, 3600) is int seconds ? TimeSpan.FromSeconds(seconds) : null;

    private UncheckedArgument? Given(string name, object? value, string? errorId = null) =>
        IsTyped(name) ? new UncheckedArgument(name, value, errorId ?? $"Invalid{name}") : null;
}
