// SPDX-License-Identifier: Apache-2.0
// Data table: schemas of what is neither a verb's question nor its answer.
#include "corridor/server/schemas.h"

namespace corridor {

namespace {

constexpr std::string_view kSchemas = R"json({
"Problem": {"type": "object", "description": "RFC 9457.", "required": ["type", "title", "status", "detail", "code"], "properties": {
  "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
  "code": {"type": "string", "description": "Stable name of what is wrong."},
  "pointer": {"type": "string", "description": "Where in the request (RFC 6901)."},
  "value": {"type": "string"}, "hint": {"type": "string", "description": "What to do."},
  "problems": {"type": "array", "description": "All that is wrong.", "items": {"type": "object"}},
  "relaxations": {"type": "array", "description": "Of code infeasible: what would have to give way.", "items": {"type": "object"}},
  "answer": {"type": "object", "description": "Of code infeasible: the whole answer."}}},
"Scenario": {"type": "object", "description": "A scenario, as in its TOML file.", "properties": {
  "name": {"type": "string"}, "author": {"type": ["string", "null"]}, "reason": {"type": ["string", "null"]}, "date": {"type": ["string", "null"]},
  "edit": {"type": "array", "items": {"type": "object", "required": ["action", "table", "key"], "properties": {
    "action": {"type": "string", "enum": ["close", "open", "set", "scale", "add"]},
    "table": {"type": "string"}, "key": {"type": "string"}, "field": {"type": "string"},
    "value": {"type": ["string", "number", "boolean"]}, "valid_from": {"type": "string"}, "valid_to": {"type": "string"}}}},
  "add": {"type": "object", "description": "Rows to add, by table.", "additionalProperties": {"type": "array", "items": {"type": "object"}}}}},
"ScenarioList": {"type": "object", "required": ["scenarios"], "properties": {"scenarios": {"type": "array", "items": {"type": "object", "required": ["name", "kind", "edits"], "properties": {
  "name": {"type": "string", "description": "What to give as scenario: event:ID, or the saved name."}, "kind": {"type": "string", "enum": ["event", "saved"]},
  "title": {"type": "string"}, "author": {"type": ["string", "null"]}, "reason": {"type": ["string", "null"]}, "date": {"type": ["string", "null"]},
  "edits": {"type": "integer"}, "saved_at": {"type": "string"}}}}}},
"ScenarioSaved": {"type": "object", "required": ["name", "findings"], "properties": {"name": {"type": "string"}, "findings": {"type": "array", "items": {"type": "object"}}}},
"Findings": {"type": "object", "required": ["findings"], "properties": {"findings": {"type": "array", "items": {"type": "object", "properties": {
  "code": {"type": "string"}, "severity": {"type": "string", "enum": ["error", "warning", "note"]}, "where": {"type": "string"}, "what": {"type": "string"}}}}}},
"Place": {"type": "object", "required": ["id", "name", "names", "kind", "country", "lat", "lon", "zone"], "properties": {
  "id": {"type": "string", "description": "UN/LOCODE where there is one."}, "name": {"type": "string"},
  "names": {"type": "object", "description": "Other names, by language.", "additionalProperties": {"type": "string"}},
  "kind": {"type": "string"}, "country": {"type": ["string", "null"]}, "country_name": {"type": ["string", "null"]},
  "lat": {"type": "number"}, "lon": {"type": "number"}, "zone": {"type": "string", "description": "IANA."},
  "called": {"type": "string", "description": "The name that fits what was typed."},
  "match": {"type": "string", "enum": ["name", "beginning", "word", "part", "similar"]}}},
"PlaceList": {"type": "object", "required": ["places"], "properties": {"places": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}}}},
"NetworkSummary": {"type": "object", "required": ["name", "digest", "rows"], "properties": {"name": {"type": "string"}, "digest": {"type": "string"}, "rows": {"type": "object", "additionalProperties": {"type": "integer"}}}},
"Tables": {"type": "object", "required": ["tables"], "properties": {"tables": {"type": "array", "items": {"type": "object", "required": ["name", "rows", "fields"], "properties": {
  "name": {"type": "string"}, "rows": {"type": "integer"}, "fields": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "says": {"type": "string"}, "is_required": {"type": "boolean"}}}}}}}}},
"Rows": {"type": "object", "required": ["table", "total", "offset", "rows"], "properties": {"table": {"type": "string"}, "total": {"type": "integer"}, "offset": {"type": "integer"}, "rows": {"type": "array", "items": {"type": "object"}}}},
"Verbs": {"type": "object", "required": ["verbs"], "properties": {"verbs": {"type": "array", "items": {"type": "object", "required": ["name", "path", "says", "parameters"], "properties": {
  "name": {"type": "string"}, "path": {"type": "string"}, "says": {"type": "string"}, "about": {"type": "string"}, "is_long": {"type": "boolean"},
  "parameters": {"type": "array", "items": {"type": "object"}}}}}}},
"Status": {"type": "object", "required": ["status"], "properties": {"status": {"type": "string"}, "version": {"type": "string"}, "network": {"type": "string"}, "network_digest": {"type": "string"}}},
"Version": {"type": "object", "required": ["name", "version", "api"], "properties": {"name": {"type": "string"}, "version": {"type": "string"}, "api": {"type": "string"}}},
"ProcessList": {"type": "object", "required": ["processes", "links"], "properties": {"processes": {"type": "array", "items": {"$ref": "#/components/schemas/Process"}}, "links": {"type": "array", "items": {"type": "object"}}}},
"Process": {"type": "object", "required": ["id", "version"], "properties": {"id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"}, "version": {"type": "string"},
  "jobControlOptions": {"type": "array", "items": {"type": "string"}}, "inputs": {"type": "object"}, "outputs": {"type": "object"}}},
"Execution": {"type": "object", "properties": {"inputs": {"type": "object", "description": "Named as the parameters of the verb, with `scenario` beside them."}}},
"JobStatus": {"type": "object", "required": ["jobID", "type", "status"], "properties": {"jobID": {"type": "string"}, "processID": {"type": "string"}, "type": {"type": "string", "enum": ["process"]},
  "status": {"type": "string", "enum": ["accepted", "running", "successful", "failed", "dismissed"]}, "message": {"type": "string"}, "progress": {"type": "integer", "description": "Per cent."},
  "created": {"type": "string"}, "started": {"type": "string"}, "finished": {"type": "string"}, "attempts": {"type": "integer"}, "links": {"type": "array", "items": {"type": "object"}}}},
"JobList": {"type": "object", "required": ["jobs", "links"], "properties": {"jobs": {"type": "array", "items": {"$ref": "#/components/schemas/JobStatus"}}, "links": {"type": "array", "items": {"type": "object"}}}},
"Conformance": {"type": "object", "required": ["conformsTo"], "properties": {"conformsTo": {"type": "array", "items": {"type": "string"}}}},
"Collection": {"type": "object", "required": ["id", "links"], "properties": {"id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"}, "itemType": {"type": "string"},
  "extent": {"type": "object"}, "crs": {"type": "array", "items": {"type": "string"}}, "links": {"type": "array", "items": {"type": "object"}}}},
"CollectionList": {"type": "object", "required": ["collections", "links"], "properties": {"collections": {"type": "array", "items": {"$ref": "#/components/schemas/Collection"}}, "links": {"type": "array", "items": {"type": "object"}}}},
"Feature": {"type": "object", "required": ["type", "geometry", "properties"], "properties": {"type": {"type": "string", "enum": ["Feature"]}, "id": {"type": "string"}, "geometry": {"type": ["object", "null"]}, "properties": {"type": "object"}}},
"FeatureCollection": {"type": "object", "required": ["type", "features"], "properties": {"type": {"type": "string", "enum": ["FeatureCollection"]}, "features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}},
  "numberMatched": {"type": "integer"}, "numberReturned": {"type": "integer"}, "links": {"type": "array", "items": {"type": "object"}}}},
"PointToPointList": {"type": "array", "items": {"type": "object", "required": ["placeOfReceipt", "placeOfDelivery", "transitTime", "legs"], "properties": {
  "placeOfReceipt": {"type": "object"}, "placeOfDelivery": {"type": "object"}, "receiptTypeAtOrigin": {"type": "string"}, "deliveryTypeAtDestination": {"type": "string"},
  "cutOffTimes": {"type": "array", "items": {"type": "object"}}, "solutionNumber": {"type": "integer"}, "routingReference": {"type": "string"},
  "transitTime": {"type": "integer", "description": "Days, rounded up."}, "legs": {"type": "array", "items": {"type": "object"}}, "corridor": {"type": "object", "description": "What DCSA has no members for."}}}},
"ShareWanted": {"type": "object", "properties": {"hours": {"type": "integer", "minimum": 1, "maximum": 8760, "default": 168, "description": "How long it lets others look."},
  "path": {"type": "string", "default": "/", "description": "What it shows."}}},
"Share": {"type": "object", "required": ["url", "expires"], "properties": {"url": {"type": "string"}, "expires": {"type": "string"}}},
"Limits": {"type": "object", "additionalProperties": {"type": "number"}}
})json";

}  // namespace

JsonValue fixed_schemas() { return read_json(kSchemas, "schemas"); }

}  // namespace corridor
