// What charts need from the browser beside Plotly itself. Nothing here throws into the circuit: a chart that has gone is simply left alone.

const observed = new WeakSet();

const levelKept = new WeakSet();

const drawings = new WeakMap();

// Parts of a picture refer to each other, as a line to what clips it. Because the page has a <base>, Plotly would write the page's address into
// such references: once that changes, they lead to another document, which the browser asks the server for while the picture is blank.
// Of a mere fragment browsers look in the page itself, whatever its <base> (css-values-4, "Fragment URLs").
const localReferences = { _baseUrl: '' };

const save = (fileName, blob) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

// Plotly draws in steps. A chart that its page leaves between two of them would be purged, and fail at the next: it is purged once it is drawn.
export function preparePlotly() {
  const plotly = window.Plotly;
  if (!plotly || drawings.has(plotly)) return !!plotly;
  drawings.set(plotly, true);
  const element = chart => (typeof chart === 'string' ? document.getElementById(chart) : chart);
  for (const name of ['newPlot', 'react']) {
    const draw = plotly[name];
    plotly[name] = (chart, data, layout, config, frames) => {
      const drawing = draw(chart, data, layout, { ...config, ...localReferences }, frames);
      drawings.set(element(chart), Promise.allSettled([drawings.get(element(chart)), drawing]));
      return drawing;
    };
  }
  const purge = plotly.purge;
  plotly.purge = chart => {
    const gone = element(chart);
    Promise.resolve(drawings.get(gone)).then(() => purge(gone));
  };
  return true;
}

// Plotly follows the window only; a chart also has to follow a drawer that closes or a card that grows.
export function followSize(id) {
  const chart = document.getElementById(id);
  if (!chart) return false;
  if (observed.has(chart)) return true;
  observed.add(chart);
  let width = chart.clientWidth;
  const observer = new ResizeObserver(() => requestAnimationFrame(() => {
    if (!chart.isConnected) {
      observer.disconnect();
      return;
    }
    // A hidden chart has no width; Plotly would draw it at its default size.
    if (chart.clientWidth === width || chart.clientWidth === 0) return;
    width = chart.clientWidth;
    if (chart.data) window.Plotly?.Plots.resize(chart);
  }));
  observer.observe(chart);
  return true;
}

// Plotly answers a click on a treemap by zooming, and tells of it only if it may. A filter is set instead: the click is passed on, the zoom refused.
export function keepLevel(id) {
  const chart = document.getElementById(id);
  if (!chart?.on) return false;
  if (levelKept.has(chart)) return true;
  levelKept.add(chart);
  chart.on('plotly_treemapclick', click => {
    chart.emit('plotly_click', { points: click.points, event: click.event });
    return false;
  });
  return true;
}

// The picture leaves its card, so it takes title and background along. It is made and saved here: it never crosses the socket.
export async function savePicture(id, fileName, title, background) {
  const chart = document.getElementById(id);
  if (!chart?.data || !window.Plotly) return false;
  const layout = structuredClone(chart.layout);
  layout.title = { text: title, x: 0.01, xanchor: 'left', font: { size: 16, color: layout.hoverlabel?.font?.color } };
  layout.margin = { ...layout.margin, l: 24, r: 24, b: 16, t: (layout.margin?.t ?? 0) + 48 };
  layout.paper_bgcolor = background;
  const url = await window.Plotly.toImage(
    { data: chart.data, layout, config: { locale: chart._context?.locale, locales: chart._context?.locales, topojsonURL: chart._context?.topojsonURL } },
    { format: 'png', width: Math.max(chart.clientWidth, 480), height: chart.clientHeight + 48, scale: 2 });
  const bytes = Uint8Array.from(atob(url.split(',')[1]), character => character.charCodeAt(0));
  save(fileName, new Blob([bytes], { type: 'image/png' }));
  return true;
}

export function saveText(fileName, text, type) {
  save(fileName, new Blob([text], { type }));
  return true;
}

export function showPopover(id) {
  const popover = document.getElementById(id);
  if (popover && !popover.matches(':popover-open')) popover.showPopover();
  return true;
}
