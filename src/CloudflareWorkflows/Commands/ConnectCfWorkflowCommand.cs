using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Sets up the account, the address and the credential that the other commands use.</summary>
/// <remarks>
/// <para>
/// The connection holds for this runspace, until Disconnect-CfWorkflow or the next Connect-CfWorkflow. One cheap request
/// shows whether the credential is good; if it is not, the connection that was there before stays.
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

    /// <summary>The API token.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TokenSet)]
    [ValidateNotNull]
    public SecureString ApiToken { get; set; } = null!;

    /// <summary>The older way: the account's e-mail address as user name, the Global API Key as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The name of a secret that Get-Secret can read: an API token as a SecureString or a text, or e-mail address and
    /// Global API Key as a PSCredential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = null!;

    /// <summary>The vault to look in. Without it Get-Secret looks in all.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

    /// <summary>Gives the API token, as a SecureString or a text, whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProviderSet)]
    [ValidateNotNull]
    public ScriptBlock TokenProvider { get; set; } = null!;

    /// <summary>Connects to the engine behind wrangler dev on this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LocalSet)]
    public SwitchParameter Local { get; set; }

    /// <summary>The port on which wrangler dev listens.</summary>
    /// <value>8787</value>
    [Parameter(ParameterSetName = LocalSet)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 8787;

    /// <summary>
    /// The account, 32 hexadecimal characters. Without it, the account that the token may use is taken if there is exactly
    /// one; if there are several, the error lists them, and its TargetObject holds them.
    /// </summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [AccountId]
    public string? AccountId { get; set; }

    /// <summary>
    /// The address of the API, for example https://api.fed.cloudflare.com/client/v4 for FedRAMP High. Plain http is refused,
    /// except to this machine. With -Local: the whole address of the engine's API, instead of a port.
    /// </summary>
    /// <value>https://api.cloudflare.com/client/v4</value>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The address of a proxy. Without it the system's setting holds.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Whom to be at the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Be the user who runs PowerShell at the proxy.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>How many seconds one attempt at a request may take.</summary>
    /// <value>60</value>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int? RequestTimeoutSec { get; set; }

    /// <summary>How often a request is sent again at most when it failed in a way that tends to pass.</summary>
    /// <value>4</value>
    [Parameter]
    [ValidateRange(0, 20)]
    public int? MaximumRetryCount { get; set; }

    /// <summary>
    /// How many seconds a command waits at most while Cloudflare refuses requests because there were too many; then it fails
    /// with RateLimited. Such a block takes 5 minutes. The default suits both a person and a long work: 60 for a command that
    /// sends a few requests, 330 for one that sends many. 0 fails at once.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int? MaximumWaitSec { get; set; }

    /// <summary>Gives back the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        Task<WorkflowContext> opening = ParameterSetName == LocalSet
            ? SessionOpener.OpenLocalAsync(Settings(null, "None"), Port, this, StopToken)
            : SessionOpener.OpenCloudAsync(CloudSettings(), check: true, this, StopToken);
        WorkflowContext context = SessionArguments.AwaitAccount(() => Await(opening));
        DefaultContext.Current.Connected = context;
        if (PassThru)
        {
            WriteObject(context);
        }
    }

    private SessionSettings CloudSettings()
    {
        switch (ParameterSetName)
        {
            case TokenSet:
                return Settings(SessionArguments.Token(SessionArguments.Plain(ApiToken)), TokenSet);
            case KeySet:
                NetworkCredential pair = Credential.GetNetworkCredential();
                return Settings(SessionArguments.Key(Credential.UserName, pair.Password), "GlobalApiKey");
            case SecretSet:
                return Settings(VaultSecret.Read(this, SecretName, VaultName), SecretSet);
            case ProviderSet:
                return Settings(SessionArguments.Provided(TokenProvider), ProviderSet);
            default:
                return OfEnvironment();
        }
    }

    private SessionSettings OfEnvironment()
    {
        SessionSettings environment = SessionArguments.OfEnvironment(EnvironmentSettings.Now())
            ?? throw NotConnected();
        return Settings(
            environment.Credential, environment.CredentialSource, environment.AccountId, environment.BaseUri);
    }

    private SessionSettings Settings(
        Credential? credential, string source, string? accountId = null, Uri? baseUri = null) => new()
        {
            Credential = credential,
            CredentialSource = source,
            AccountId = AccountId ?? accountId,
            BaseUri = BaseUri is null ? baseUri : SessionArguments.Address(BaseUri.OriginalString),
            Proxy = new ProxySetting(Proxy, ProxyCredential?.GetNetworkCredential(), ProxyUseDefaultCredentials),
            RequestTimeout = RequestTimeoutSec is int seconds ? TimeSpan.FromSeconds(seconds) : null,
            MaximumRetryCount = MaximumRetryCount,
            MaximumWait = MaximumWaitSec is int wait ? TimeSpan.FromSeconds(wait) : null,
            UserAgent = SessionArguments.UserAgent(),
        };
}
