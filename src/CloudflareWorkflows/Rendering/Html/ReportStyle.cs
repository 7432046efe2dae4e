namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The style of a report: light and dark, on paper always light.</summary>
internal static class ReportStyle
{
    public static void Write(HtmlWriter html) => html.Write($$$"""
        <style>
        :root{color-scheme:light dark;--bg:#fff;--fg:#1d2129;--dim:#5c6675;--line:#e4e7ec;--card:#fafbfc;--ok:#17803d;--bad:#c4320a;--wait:#a15c07;--run:#175cd3;--off:#98a2b3}
        @media screen and (prefers-color-scheme:dark){:root{--bg:#16181d;--fg:#e6e8ec;--dim:#98a2b3;--line:#2c313a;--card:#1c1f26;--ok:#4ac27a;--bad:#ff7a52;--wait:#e5b454;--run:#6aa9ff;--off:#667085}}
        *{box-sizing:border-box}
        body{font:15px/1.5 system-ui,sans-serif;background:var(--bg);color:var(--fg);margin:0 auto;padding:32px clamp(16px,4vw,56px);max-width:1240px;overflow-wrap:anywhere}
        h1{font-size:24px;margin:0}h2,h3{font-size:17px;margin:36px 0 12px}.workflow{font-size:21px;margin-top:56px}
        small,.dim{color:var(--dim)}a{color:inherit}code,pre{font:13px/1.4 ui-monospace,Consolas,monospace}p{margin:4px 0}ul.notes{margin:8px 0;padding-left:20px}
        pre{white-space:pre-wrap;margin:4px 0 12px}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}.wide table{min-width:640px}
        caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        th{font-weight:600;text-align:left;color:var(--dim);font-size:13px}tbody th{font-weight:400;color:inherit;font-size:inherit}
        thead th{overflow-wrap:normal}tbody th,.name{min-width:8em}.text{min-width:13em}.note td{padding-top:0;font-size:12px;color:var(--dim)}.note p{margin:0}tr:has(+.note)>*{border-bottom:0;padding-bottom:2px}
        th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .tiles{display:flex;flex-wrap:wrap;gap:12px;margin:20px 0 0;padding:0;list-style:none}.tile{border:1px solid var(--line);border-radius:8px;background:var(--card);padding:12px 16px;min-width:132px}
        .tile b{display:block;font-size:24px;line-height:1.3;font-variant-numeric:tabular-nums}.tile small{display:block}
        .bad{color:var(--bad)}.ok{color:var(--ok)}.wait{color:var(--wait)}.open{color:var(--run)}
        .track{background:var(--line);border-radius:2px;height:10px;width:100%;position:relative;margin-top:6px;overflow:hidden}
        .track i{position:absolute;top:0;height:10px;border-radius:2px;min-width:2px;background:currentColor}
        .track .late{opacity:.45}.track .pause{color:var(--wait);opacity:.35}.track .undo{color:var(--run)}.track .fold{width:2%;background:none;border-left:2px dotted var(--fg);border-radius:0}
        .spark{display:inline-flex;align-items:flex-end;gap:1px;height:18px}.spark i{width:4px;background:var(--bad)}
        .t{white-space:nowrap}code.t{display:inline-block;min-width:5em;white-space:normal}.steps th+td,.steps th+td+td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.steps .track{color:var(--ok)}.bars{width:50%}.names{width:24%}.scale{width:34%}
        details{border-bottom:1px solid var(--line);padding:6px 0}summary{cursor:pointer}
        .flow{display:flex;flex-direction:column;align-items:stretch;width:max-content;max-width:100%;margin:0;padding:0;list-style:none}
        .flow>li{position:relative}.flow>li+li{margin-top:18px}.flow>li+li::before{content:"";position:absolute;left:24px;top:-18px;height:18px;border-left:1px solid var(--dim)}
        .step,.box{border:1px solid var(--line);border-radius:8px;background:var(--card);padding:8px 12px}
        .step{border-left:4px solid var(--off);display:flex;flex-wrap:wrap;gap:0 12px;justify-content:space-between;min-width:min(280px,100%)}
        .step.s-ok{border-left-color:var(--ok)}.step.s-bad{border-left-color:var(--bad)}.step.s-wait{border-left-color:var(--wait)}.step.maybe{border-style:dashed}
        .box>.label{font-size:12px;color:var(--dim);margin-bottom:8px}.lanes{display:flex;gap:14px;flex-wrap:wrap;margin:0;padding:0;list-style:none}.lanes>li{flex:1 1 240px;min-width:0;max-width:min(100%,520px)}.box .flow{width:auto}
        .flow+p{margin-top:18px}.kind,.r{color:var(--dim);font-size:12px}.step>:first-child{flex:1 1 8em}.r{text-align:right;overflow-wrap:break-word}
        .foot{margin-top:40px}
        @media (max-width:700px){.names{width:auto}.bars{width:30%}th,td{padding-right:8px}.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr))}}
        @media print{body{padding:0;max-width:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}tr,.tile,.step{break-inside:avoid}h2{break-after:avoid}.wide{overflow:visible}.wide table{min-width:0}details::details-content{content-visibility:visible;height:auto}}
        </style>

        """);
}
