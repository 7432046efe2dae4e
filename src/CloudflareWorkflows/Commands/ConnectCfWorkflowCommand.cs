using System;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Connecting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Sets the account, the API address, and the credential that the other commands use.</summary>
/// <remarks>
/// <para>
/// The connection belongs to this runspace. It lasts until you run Disconnect-CfWorkflow, or Connect-CfWorkflow again.
/// The command sends one small request to check the credential.
/// </para>
/// <para>
/// The command drops the existing connection before it does anything else. If it fails or is stopped, the runspace
/// isn't connected. The other commands then write the error NotConnected and send nothing, even if the environment
/// variables name an account. This state ends when Connect-CfWorkflow succeeds or you run Disconnect-CfWorkflow.
/// Contexts that you saved stay valid.
/// </para>
/// <para>
/// Every failure is a terminating error. The command checks its arguments when it runs, so $null, an empty string, or a
/// value of the wrong type also has an error ID. PowerShell itself rejects only these, before the command runs, and the
/// connection stays as it was: a parameter that doesn't exist or has no value, parameters that exclude each other, and
/// wrong values of common parameters.
/// </para>
/// <para>
/// Without parameters, the command uses the environment variables CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, and
/// CLOUDFLARE_API_BASE_URL. Wrangler uses the same variables. The other commands use them even if you don't run
/// Connect-CfWorkflow.
/// </para>
/// <para>
/// -SecretName reads the credential from a vault. It calls Get-Secret from the module
/// Microsoft.PowerShell.SecretManagement, if that module is installed. -TokenProvider is for short-lived tokens. Its
/// script block runs once when you connect, and again when the service rejects the token; the rejected request is then
/// sent again. The script block runs in the runspace that connects. Other runspaces that receive the context use the
/// last token that it returned.
/// </para>
/// <para>
/// A token needs the permission Workers Scripts Read to read, and Workers Scripts Write to change anything. Cloudflare
/// has no permission for workflows alone.
/// </para>
/// <para>
/// Cloudflare allows 1,200 requests in 5 minutes per token. If you exceed this limit, it rejects all requests for 5
/// minutes. All connections of this process that use the same credential share one count, which is corrected by the
/// responses of the service. When a tenth of the requests is left, commands that send many requests spread them over
/// the remaining time, and a few requests are reserved for single commands. Pauses are shown as progress.
/// </para>
/// <para>
/// With -Local, the commands use the engine behind wrangler dev on this machine. It needs no account and no credential.
/// </para>
/// </remarks>
/// <example>
/// <code>Connect-CfWorkflow -ApiToken (Read-Host -AsSecureString) -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Prompts for the token without showing it, and connects.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -SecretName cloudflare-token -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Connects with a token that is stored in a vault.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -TokenProvider { Get-Secret cloudflare-token } -AccountId 0123456789abcdef0123456789abcdef</code>
/// <para>Connects with a token that can be replaced in the vault while the session runs.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -ApiToken (Read-Host -AsSecureString) -NoAccount
/// Get-CfWorkflowAccount | ForEach-Object { Get-CfWorkflow -AccountId $_.AccountId }</code>
/// <para>Connects without an account, and lists the workflows of all accounts that the token can use.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -PassThru</code>
/// <para>Connects with the values of the environment variables, and returns the context.</para>
/// </example>
/// <example>
/// <code>Connect-CfWorkflow -Local -Port 8787</code>
/// <para>Connects to wrangler dev on port 8787, which is its default port.</para>
/// </example>
/// <seealso cref="DisconnectCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowAccountCommand"/>
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

    /// <summary>Specifies the API token as a SecureString. Any other type causes the error InvalidCredential.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TokenSet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(SecureString))]
    public object? ApiToken { get; set; }

    /// <summary>Specifies the email address of the account as the user name, and the Global API Key as the password.
    /// This is Cloudflare's older way to authenticate. If you specify a user name as text, the command prompts for the
    /// password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeySet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(PSCredential))]
    public object? Credential { get; set; }

    /// <summary>Specifies the name of a secret that Get-Secret can read. The secret is an API token, as a SecureString
    /// or a string, or a PSCredential with the email address and the Global API Key.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [DocumentedType(typeof(string), IsRequired = true)]
    public object? SecretName { get; set; }

    /// <summary>Specifies the vault that contains the secret. By default, Get-Secret searches all vaults.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [DocumentedType(typeof(string))]
    public object? VaultName { get; set; }

    /// <summary>Specifies a script block that returns the API token, as a SecureString or a string. It runs when you
    /// connect, and again when the service rejects the token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProviderSet)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [DocumentedType(typeof(ScriptBlock))]
    public object? TokenProvider { get; set; }

    /// <summary>Connects to the engine behind wrangler dev on this machine.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [SwitchArgument]
    [DocumentedType(typeof(SwitchParameter), IsRequired = true)]
    public SwitchParameter Local { get; set; }

    /// <summary>Specifies the port that wrangler dev listens on, from 1 to 65535.</summary>
    /// <value>8787</value>
    [Parameter(ParameterSetName = LocalSet)]
    [DocumentedType(typeof(int))]
    public object? Port { get; set; }

    /// <summary>Specifies the ID of the account, as 32 hexadecimal characters. By default, the command uses the account
    /// that the credential can access, if there is exactly one. If there are several, the error AccountNotChosen lists
    /// them, and its TargetObject contains them. If the credential comes from the environment variables, the default is
    /// CLOUDFLARE_ACCOUNT_ID.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = TokenSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = KeySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SecretSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ProviderSet, ValueFromPipelineByPropertyName = true)]
    [DocumentedType(typeof(string))]
    public object? AccountId { get; set; }

    /// <summary>Connects without an account. Get-CfWorkflowAccount then lists the accounts that the credential can use. Commands
    /// that work in an account need -AccountId, or piped objects that have one; otherwise they fail with
    /// AccountNotChosen.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = ProviderSet)]
    [SwitchArgument]
    public SwitchParameter NoAccount { get; set; }

    /// <summary>Specifies the address of the API, for example https://api.fed.cloudflare.com/client/v4 for FedRAMP
    /// High. Plain HTTP is allowed only to this machine. With -Local, this is the full address of the engine's API, and
    /// replaces the port.</summary>
    /// <value>https://api.cloudflare.com/client/v4</value>
    [Parameter]
    [DocumentedType(typeof(Uri))]
    public object? BaseUri { get; set; }

    /// <summary>Specifies the address of a proxy, for example http://proxy.example:3128. It can include a user name and
    /// a password: http://user:password@proxy.example:3128. By default, the proxy settings of the system
    /// apply.</summary>
    [Parameter]
    [DocumentedType(typeof(Uri))]
    public object? Proxy { get; set; }

    /// <summary>Specifies the credential for the proxy: the proxy of -Proxy, or the system's proxy.</summary>
    [Parameter]
    [DocumentedType(typeof(PSCredential))]
    public object? ProxyCredential { get; set; }

    /// <summary>Uses the credential of the current user for the proxy.</summary>
    [Parameter]
    [SwitchArgument]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Specifies the timeout for one attempt at a request, in seconds, from 1 to 3600.</summary>
    /// <value>60</value>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? RequestTimeoutSec { get; set; }

    /// <summary>Specifies the maximum number of retries of a request after a transient failure, from 0 to 20.</summary>
    /// <value>4</value>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? MaximumRetryCount { get; set; }

    /// <summary>Specifies the maximum time in seconds, from 0 to 3600, that a command waits while Cloudflare rejects
    /// requests because of the rate limit. After that, the command fails with the error RateLimited. Cloudflare rejects
    /// requests for 5 minutes. The default is 60 for commands that send a few requests, and 330 for commands that send
    /// many. With 0, the command fails at once.</summary>
    [Parameter]
    [DocumentedType(typeof(int))]
    public object? MaximumWaitSec { get; set; }

    /// <summary>Returns the context. By default, this command returns no output.</summary>
    [Parameter]
    [SwitchArgument]
    public SwitchParameter PassThru { get; set; }

    private protected override bool EndsWithFailure => true;

    /// <summary>Connects before the first input, unless an account is piped in.</summary>
    protected override void OnBegin()
    {
        DefaultContext.Current.Drop();
        if (!TakesPipedAccount)
        {
            Connect();
        }
    }

    /// <summary>Connects to the account that is piped in.</summary>
    protected override void OnInput()
    {
        if (TakesPipedAccount)
        {
            if (_opened is not null)
            {
                DefaultContext.Current.Drop();
                throw SessionArguments.NotChosen("Several accounts were piped in.", null);
            }

            Connect();
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_opened is null)
        {
            throw SessionArguments.NotChosen("No account was piped in.", null);
        }

        if (PassThru)
        {
            WriteObject(_opened);
        }
    }

    private bool TakesPipedAccount =>
        MyInvocation.ExpectingInput && ParameterSetName != LocalSet && !NoAccount && !IsTyped(nameof(AccountId));

    private void Connect()
    {
        DefaultContext.Slot slot = DefaultContext.Current;
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

    private Task<WorkflowContext> OpenAsync()
    {
        SessionSettings common = Common();
        if (ParameterSetName != LocalSet)
        {
            return ContextFactory.OpenCloudAsync(CloudSettings(common), check: true, Log, StopToken);
        }

        int port = Given(nameof(Port), Port)?.WholeNumber(1, ushort.MaxValue) ?? 8787;
        if (!Local && IsTyped(nameof(Port)))
        {
            throw Given(nameof(Port), Port)!.Refused("Use it with -Local.");
        }

        return Local
            ? ContextFactory.OpenLocalAsync(common, port, Log, StopToken)
            : ContextFactory.OpenCloudAsync(OfEnvironment(common), check: true, Log, StopToken);
    }

    /// <summary>Reads the settings that don't depend on the credential. They are checked before the command
    /// prompts.</summary>
    private SessionSettings Common() => new()
    {
        AccountId = Account(),
        NoAccount = NoAccount,
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
            AccountId = common.NoAccount ? null : common.AccountId ?? environment.AccountId,
            BaseUri = common.BaseUri ?? environment.BaseUri,
        };
    }

    private string? Account()
    {
        UncheckedArgument? account = TakesPipedAccount
            ? new UncheckedArgument(nameof(AccountId), AccountId, "InvalidAccountId")
            : Given(nameof(AccountId), AccountId);
        return account is not null && NoAccount
            ? throw account.Refused("It excludes -NoAccount.")
            : account?.Text(ServiceRules.AccountId);
    }

    private TimeSpan? Seconds(string name, object? value, int least) =>
        Given(name, value)?.WholeNumber(least, 3600) is int seconds ? TimeSpan.FromSeconds(seconds) : null;

    private UncheckedArgument? Given(string name, object? value, string? errorId = null) =>
        IsTyped(name) ? new UncheckedArgument(name, value, errorId ?? $"Invalid{name}") : null;
}
