const modal = document.getElementById('components-reconnect-modal');
modal.addEventListener('components-reconnect-state-changed', onStateChanged);
modal.addEventListener('cancel', event => event.preventDefault());
document.getElementById('components-reconnect-button').addEventListener('click', retry);
document.getElementById('components-resume-button').addEventListener('click', resume);

function onStateChanged(event) {
  switch (event.detail.state) {
    case 'show': modal.showModal(); break;
    case 'hide': modal.close(); break;
    case 'failed': document.addEventListener('visibilitychange', retryWhenVisible); break;
    case 'rejected': location.reload(); break;
  }
}

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenVisible);
  try {
    // The address is the whole state of a page: when the server no longer knows the circuit, a reload shows the same.
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit()) modal.close();
    else location.reload();
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    modal.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

async function retryWhenVisible() {
  if (document.visibilityState === 'visible') await retry();
}
