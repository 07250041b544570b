/** An extension for the browser that serves a folder of the memory, as one for repositories elsewhere would. It starts with the worked pipelines. */
import {
  Disposable, EventEmitter, type ExtensionContext, type FileChangeEvent, FileChangeType, FileSystemError, type FileSystemProvider, type FileStat, FileType, Uri, workspace,
} from 'vscode';

/** Called by VS Code when a folder `memory:` is asked for. */
export async function activate(context: ExtensionContext): Promise<void> {
  const start = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'files.json'));
  const given = JSON.parse(new TextDecoder().decode(start)) as Readonly<Record<string, string>>;
  const files = new Map(Object.entries(given).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  context.subscriptions.push(workspace.registerFileSystemProvider('memory', memory(files), { isCaseSensitive: true }));
}

/** Files by their path; folders are there as long as something is in them. */
function memory(files: Map<string, Uint8Array>): FileSystemProvider {
  const changed = new EventEmitter<FileChangeEvent[]>();
  const tell = (type: FileChangeType, uri: Uri): void => changed.fire([{ type, uri }]);
  const below = (path: string): string[] => [...files.keys()].filter((other) => other.startsWith(path.replace(/\/*$/u, '/')));
  return {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: (uri): FileStat => {
      const file = files.get(uri.path);
      if (file !== undefined) return { type: FileType.File, ctime: 0, mtime: Date.now(), size: file.byteLength };
      if (below(uri.path).length > 0) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      throw FileSystemError.FileNotFound(uri);
    },
    readDirectory: (uri) => {
      const start = uri.path.replace(/\/*$/u, '/').length;
      const names = below(uri.path).map((path) => path.slice(start));
      if (names.length === 0) throw FileSystemError.FileNotFound(uri);
      return [...new Map(names.map((name) => [name.replace(/\/.*$/u, ''), name.includes('/') ? FileType.Directory : FileType.File]))];
    },
    readFile: (uri) => {
      const file = files.get(uri.path);
      if (file === undefined) throw FileSystemError.FileNotFound(uri);
      return file;
    },
    writeFile: (uri, content) => {
      const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
      files.set(uri.path, content);
      tell(type, uri);
    },
    delete: (uri) => {
      for (const path of [uri.path, ...below(uri.path)]) files.delete(path);
      tell(FileChangeType.Deleted, uri);
    },
    rename: (from, to) => {
      const content = files.get(from.path);
      if (content === undefined) throw FileSystemError.FileNotFound(from);
      files.set(to.path, content);
      files.delete(from.path);
      changed.fire([{ type: FileChangeType.Deleted, uri: from }, { type: FileChangeType.Created, uri: to }]);
    },
    createDirectory: () => undefined,
  };
}
