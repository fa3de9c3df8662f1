// The folder of a test as a file system of an editor for the web: each question is one to the test's own site.
const { Disposable, EventEmitter, FileChangeType, FileSystemError, workspace } = require('vscode');

class Disk {
  constructor(site) {
    this.site = site;
    this.changes = new EventEmitter();
    this.onDidChangeFile = this.changes.event;
  }

  async ask(question, uri, body) {
    const address = `${this.site}/disk/${question}?path=${encodeURIComponent(uri.path)}`;
    const answer = await fetch(address, { method: 'POST', body });
    if (answer.status === 404) throw FileSystemError.FileNotFound(uri);
    if (!answer.ok) throw FileSystemError.Unavailable(await answer.text());
    return answer;
  }

  watch() {
    return new Disposable(() => {});
  }

  async stat(uri) {
    return (await this.ask('stat', uri)).json();
  }

  async readDirectory(uri) {
    return (await this.ask('list', uri)).json();
  }

  async readFile(uri) {
    return new Uint8Array(await (await this.ask('read', uri)).arrayBuffer());
  }

  async writeFile(uri, bytes) {
    await this.ask('write', uri, bytes);
    this.tell(FileChangeType.Changed, uri);
  }

  async createDirectory(uri) {
    await this.ask('make', uri);
    this.tell(FileChangeType.Created, uri);
  }

  async delete(uri) {
    await this.ask('remove', uri);
    this.tell(FileChangeType.Deleted, uri);
  }

  rename() {
    throw FileSystemError.NoPermissions('Nothing is renamed here.');
  }

  tell(type, uri) {
    this.changes.fire([{ type, uri }]);
  }
}

exports.activate = ({ extensionUri, subscriptions }) => {
  const disk = new Disk(`${extensionUri.scheme}://${extensionUri.authority}`);
  subscriptions.push(workspace.registerFileSystemProvider('disk', disk, { isCaseSensitive: true }));
};
