<#
.SYNOPSIS
    Shows a script as somebody at a prompt would type it, with what each statement answers.
.DESCRIPTION
    Each statement is a step: the comment above it is written first, then the statement as if it were typed, then what it
    answers. Two kinds of comment aren't written but obeyed:

    # expect: error <id>    the step must fail with this error; any other step that fails ends the tour
    # check: <what>         the statement isn't shown, and must be true; $shown holds what the step before it emitted

    The exit code is 0 if each step did what the script says.
#>
[CmdletBinding()]
param(
    # The script to show.
    [Parameter(Mandatory)]
    [string] $Path
)

$tourIsRedirected = [Console]::IsOutputRedirected
if ($tourIsRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
    $ProgressPreference = 'SilentlyContinue'
}

# Writes what a step emits: through the views, errors included. A file gets plain text, errors among the output.
filter Write-TourOutput {
    begin {
        $pipeline = if ($tourIsRedirected) {
            { Out-String -Width 120 -Stream | ForEach-Object { [Console]::Out.WriteLine($_.TrimEnd()) } }.GetSteppablePipeline()
        }
        else {
            { Out-Default }.GetSteppablePipeline()
        }

        $pipeline.Begin($true)
    }

    process { $pipeline.Process($_) }

    end { $pipeline.End() }
}

function Write-TourLine ([string] $Text, [string] $Style) {
    $line = if ($tourIsRedirected) { $Text } else { $Style + $Text + $PSStyle.Reset }
    [Console]::Out.WriteLine($line)
}

function Stop-Tour ([int] $Line, [string] $Problem) {
    [Console]::Error.WriteLine("${Path}:${Line}: $Problem")
    exit 1
}

$tourTokens = $tourProblems = $null
$tourScript = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tourTokens, [ref] $tourProblems)
if ($tourProblems) {
    Stop-Tour $tourProblems[0].Extent.StartLineNumber $tourProblems[0].Message
}

# Block comments are for those who maintain the tour.
$tourComments = $tourTokens.Where({ $_.Kind -eq 'Comment' -and $_.Text[0] -eq '#' })
$tourEnd = 0
foreach ($tourStatement in $tourScript.EndBlock.Statements) {
    $tourExtent = $tourStatement.Extent
    $tourNarration, $tourCheck, $tourExpected = @(), $null, $null
    foreach ($comment in $tourComments) {
        if ($comment.Extent.StartOffset -ge $tourEnd -and $comment.Extent.EndOffset -le $tourExtent.StartOffset) {
            switch -Regex ($comment.Text.TrimStart('#').Trim()) {
                '^check: (.+)' { $tourCheck = $Matches[1]; break }
                '^expect: error (\S+)' { $tourExpected = $Matches[1]; break }
                default { $tourNarration += $_ }
            }
        }
    }

    $tourEnd = $tourExtent.EndOffset
    $tourNarration.ForEach({ Write-TourLine "# $_".TrimEnd() $PSStyle.Foreground.Green })
    $tourStep = [scriptblock]::Create($tourExtent.Text)
    $tourEmitted = [System.Collections.Generic.List[object]]::new()
    $tourErrors = [System.Collections.Generic.List[object]]::new()
    try {
        if ($tourCheck) {
            . $tourStep 2>&1 | ForEach-Object { $tourEmitted.Add($_) }
        }
        else {
            Write-TourLine "PS> $($tourExtent.Text -replace '\r?\n', "`n>> ")" $PSStyle.Bold

            # Dot-sourced, so that the variables of a step are there for the next.
            . $tourStep 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) { $tourErrors.Add($_) } else { $tourEmitted.Add($_) }
                $_
            } | Write-TourOutput
        }
    }
    catch {
        $tourErrors.Add($_)
        if (-not $tourCheck) {
            $_ | Write-TourOutput
        }
    }

    # The engine appends the name of the command's class to the id that the command gave.
    $tourUnexpected = $tourErrors.Where({ $_.FullyQualifiedErrorId.Split(',')[0] -ne $tourExpected }, 'First')
    if ($tourUnexpected) {
        Stop-Tour $tourExtent.StartLineNumber "failed with $($tourUnexpected[0].FullyQualifiedErrorId): $($tourUnexpected[0])"
    }

    if ($tourExpected -and -not $tourErrors.Count) {
        Stop-Tour $tourExtent.StartLineNumber "should have failed with $tourExpected, and did not."
    }

    if ($tourCheck) {
        if (-not ($tourEmitted.Count -and $tourEmitted[-1])) {
            Stop-Tour $tourExtent.StartLineNumber "is not so: $tourCheck"
        }
    }
    else {
        $shown = $tourEmitted.ToArray()
        [Console]::Out.WriteLine()
    }
}
