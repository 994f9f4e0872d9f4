// SPDX-License-Identifier: Apache-2.0
// A form for one plan, for a program that was built without the web app.
'use strict';
const form = document.getElementById('ask');
const body = document.getElementById('options');
const problem = document.getElementById('problem');
const report = document.getElementById('report');

async function suggest(event) {
  const typed = event.target.value;
  if (event.target.getAttribute('list') !== 'places' || typed.length < 2) return;
  const answer = await (await fetch('/v1/places?limit=8&q=' + encodeURIComponent(typed))).json();
  const list = document.getElementById('places');
  list.replaceChildren(...answer.places.map((place) => {
    const option = document.createElement('option');
    option.value = place.id;
    option.label = place.name + (place.country ? ', ' + place.country : '');
    return option;
  }));
}

function question() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value) asked.append(name, value);
  }
  return asked;
}

function row(option) {
  const line = document.createElement('tr');
  const days = `${option.days_p50.toFixed(1)} (${option.days_p10.toFixed(1)} to ${option.days_p90.toFixed(1)})`;
  const cells = [option.option, option.corridor_name, option.via.join(', '), days,
    Math.round(option.cost_usd_per_feu), Math.round(option.co2e_kg), option.transfers];
  for (const cell of cells) {
    const data = document.createElement('td');
    data.textContent = cell ?? '';
    line.append(data);
  }
  return line;
}

async function plan(event) {
  event.preventDefault();
  const asked = question();
  const response = await fetch('/v1/plan?' + asked, { headers: { Accept: 'application/json' } });
  const answer = await response.json();
  problem.textContent = response.ok ? '' : answer.detail;
  const options = (response.ok ? answer : answer.answer ?? {}).options ?? [];
  body.replaceChildren(...options.map(row));
  const link = document.createElement('a');
  link.href = '/v1/plan?f=html&' + asked;
  link.textContent = 'Map, charts and sources of these options';
  report.replaceChildren(...(options.length ? [link] : []));
}

form.addEventListener('input', suggest);
form.addEventListener('submit', plan);
