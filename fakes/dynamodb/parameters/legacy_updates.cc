#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/parameters/legacy.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

using expression::DocumentPath;

expression::ValueRef literal(const AttributeValue& value) { return {":value", value}; }

// ADD on a list appends.
expression::SetAction append(const DocumentPath& path, const AttributeValue& value) {
  expression::Function existing{"if_not_exists", {}};
  existing.arguments.push_back({path});
  existing.arguments.push_back({literal(AttributeValue::l({}))});
  expression::Function call{"list_append", {}};
  call.arguments.push_back({std::move(existing)});
  call.arguments.push_back({literal(value)});
  return {path, {std::move(call)}, {}, '+'};
}

std::string action_of(const AttributeValueUpdate& update) { return update.action.value_or("PUT"); }

expression::Action make_action(const std::string& name, const AttributeValueUpdate& update) {
  const std::string action = action_of(update);
  DocumentPath path = expression::attribute_path(name);
  if (!update.value) {
    if (action == "DELETE") return expression::RemoveAction{std::move(path)};
    throw invalid_parameter("Only DELETE action is allowed when no attribute value is specified");
  }
  const AttributeValue& value = update.value->get();
  const std::string type(to_string(value.type()));
  if (action == "PUT") return expression::SetAction{std::move(path), {literal(value)}, {}, '+'};
  if (action == "DELETE") {
    if (is_set(value.type())) return expression::DeleteAction{std::move(path), literal(value)};
    throw invalid_parameter("DELETE action with value is not supported for the type " + type);
  }
  if (value.type() == Type::kL) return append(path, value);
  if (value.type() == Type::kN || is_set(value.type())) {
    return expression::AddAction{std::move(path), literal(value)};
  }
  throw invalid_parameter("ADD action is not supported for the type " + type);
}

}  // namespace

expression::Update update_of(const UpdateMap& updates) {
  expression::Update result;
  for (const auto& [name, update] : updates) {
    check_attribute_name(name);
    result.actions.push_back(make_action(name, update));
  }
  return result;
}

void check_types_for_update(const UpdateMap& updates, const Item& item) {
  for (const auto& [name, update] : updates) {
    if (!update.value || action_of(update) == "PUT") continue;
    const auto found = item.find(name);
    if (found != item.end() && found->second.type() != update.value->get().type()) {
      throw validation_error("Type mismatch for attribute to update");
    }
  }
}

expression::Projection projection_of(const NameList& names) {
  expression::Projection projection;
  for (const std::string& name : names) {
    projection.paths.push_back(expression::attribute_path(name));
  }
  return projection;
}

}  // namespace dynamodb
