/** The page of the lineage view: a stylesheet, a script, and nothing from anywhere else. */
import { Uri, type Webview } from 'vscode';
import { language } from './language.ts';

/** The folder that the page may load from. */
export function lineageRoot(extension: Uri): Uri {
  return Uri.joinPath(extension, 'client', 'dist', 'webview');
}

/** The page, with a policy by which only its own script runs. */
export function lineagePage(webview: Webview, extension: Uri): string {
  const at = (file: string): string => webview.asWebviewUri(Uri.joinPath(lineageRoot(extension), file)).toString();
  const nonce = [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `<!DOCTYPE html>
<html lang="${language()}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at('lineage.css')}">
<title>grondslag</title>
</head>
<body>
<script nonce="${nonce}" src="${at('lineage.js')}"></script>
</body>
</html>
`;
}
