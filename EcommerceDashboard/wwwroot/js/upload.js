// Sends a chosen or dropped file past the circuit, and tells the page how far it is. Each page has its own sender.
const everyMilliseconds = 200;

export function createSender(page, zone, input, address, token, largest) {
  let request = null;

  const tell = (method, ...values) => page.invokeMethodAsync(method, ...values).catch(() => {});

  const send = file => {
    if (!file || request) return;
    if (file.size > largest) {
      tell('OnUploadRefused', 'TooLarge');
      return;
    }
    request = new XMLHttpRequest();
    let told = 0;
    request.upload.onprogress = event => {
      if (Date.now() - told < everyMilliseconds && event.loaded < event.total) return;
      told = Date.now();
      tell('OnUploadProgress', file.name, event.loaded, event.total);
    };
    request.onload = () => {
      const answer = request.getResponseHeader('Content-Type')?.startsWith('application/json') ? JSON.parse(request.responseText) : {};
      request = null;
      if (answer.id) tell('OnUploaded', answer.id);
      else tell('OnUploadRefused', answer.refusal ?? 'Failed');
    };
    request.onerror = () => {
      request = null;
      tell('OnUploadRefused', 'Failed');
    };
    request.onabort = () => {
      request = null;
      tell('OnUploadRefused', 'Cancelled');
    };
    request.open('POST', `${address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('RequestVerificationToken', token);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    tell('OnUploadProgress', file.name, 0, file.size);
    request.send(file);
  };

  const choose = () => {
    send(input.files[0]);
    // The same file can be chosen again once it was mended.
    input.value = '';
  };
  const over = event => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    zone.classList.add('is-over');
  };
  const out = () => zone.classList.remove('is-over');
  const drop = event => {
    event.preventDefault();
    out();
    send(event.dataTransfer.files[0]);
  };
  const listeners = [[input, 'change', choose], [zone, 'dragenter', over], [zone, 'dragover', over], [zone, 'dragleave', out], [zone, 'drop', drop]];
  for (const [element, name, listener] of listeners) element.addEventListener(name, listener);
  // Somebody was quicker than this script.
  if (input.files.length > 0) choose();

  return {
    cancel: () => request?.abort(),
    dispose: () => {
      request?.abort();
      for (const [element, name, listener] of listeners) element.removeEventListener(name, listener);
    },
  };
}
