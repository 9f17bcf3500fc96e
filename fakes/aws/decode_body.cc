#include "fakes/aws/decode_body.h"

#include "fakes/aws/read_json.h"
#include "sim/journal/json_writer.h"

namespace aws {
namespace {

constexpr std::string_view kCoral = "com.amazon.coral.service";

Dispatcher::DecodedInput decode_json_value(const ServiceModel& model, const Operation& operation,
                                           const sim::JsonValue& value,
                                           sim::Cancellation& cancellation) {
  const auto input = operation.make_input();
  Dispatcher::DecodedInput decoded{input, {}};
  decode_json(value, operation.input(), input.get(), model.type_mismatch, decoded.missing,
              &cancellation);
  return decoded;
}

void write_parameter(const Operation& operation, const std::string& name, const std::string& value,
                     sim::JsonWriter& json) {
  json.key(name);
  const Field* field = operation.input().find(name);
  if (field != nullptr && !field->is_refused && field->type->kind() == Kind::kInteger) {
    sim::JsonTree number;
    if (number.read(value) && number.root().is_integer()) {
      json.raw(value);
      return;
    }
  }
  json.value(value);
}

}  // namespace

Dispatcher::DecodedInput decode_json_body(const ServiceModel& model, const Operation& operation,
                                          std::string_view body, sim::Cancellation& cancellation) {
  sim::JsonTree tree{cancellation};
  read_body(body, model.limits.json_values, tree);
  return decode_json_value(model, operation, tree.root(), cancellation);
}

Dispatcher::DecodedInput decode_cbor_body(const ServiceModel& model, const Operation& operation,
                                          const std::string& body) {
  const auto input = operation.make_input();
  Dispatcher::DecodedInput decoded{input, {}};
  decode_cbor(body, operation.input(), input.get(), model.type_mismatch, decoded.missing);
  return decoded;
}

Dispatcher::DecodedInput decode_parameters(const Operation& operation,
                                           const Parameters& parameters) {
  const auto input = operation.make_input();
  Dispatcher::DecodedInput decoded{input, {}};
  decode_query(parameters, operation.input(), input.get(), decoded.missing);
  return decoded;
}

Dispatcher::DecodedInput decode_rest(const ServiceModel& model, const Operation& operation,
                                     const std::string& body, const Parameters& parameters,
                                     sim::Cancellation& cancellation) {
  sim::JsonTree tree{cancellation};
  read_body(body, model.limits.json_values, tree);
  if (!tree.root().is_object()) {
    throw Error("SerializationException", 400, "The request body is not a JSON object")
        .with_namespace(std::string(kCoral));
  }
  if (parameters.empty()) return decode_json_value(model, operation, tree.root(), cancellation);
  sim::JsonWriter json;
  json.begin_object();
  for (const sim::JsonValue& member : tree.root().members()) {
    json.key(member.name()).raw(member.json());
  }
  // What comes later counts.
  for (const auto& [name, value] : parameters) write_parameter(operation, name, value, json);
  json.end_object();
  return decode_json_body(model, operation, json.text(), cancellation);
}

}  // namespace aws
