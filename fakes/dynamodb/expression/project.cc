#include <map>

#include "fakes/dynamodb/expression/evaluate.h"

namespace dynamodb::expression {
namespace {

// The paths as one tree; a node without children is the end of a path.
struct Node {
  std::map<std::string, Node, std::less<>> names;
  std::map<std::size_t, Node> indexes;

  bool is_leaf() const { return names.empty() && indexes.empty(); }
};

void insert(Node& root, const DocumentPath& path) {
  Node* node = &root;
  for (const Step& step : path.steps) {
    if (const auto* name = std::get_if<Name>(&step)) {
      node = &node->names[name->text];
    } else {
      node = &node->indexes[std::get<Index>(step).value];
    }
  }
}

std::optional<AttributeValue> select(const Node& node, const AttributeValue& value);

Map select_names(const Node& node, const Map& map) {
  Map selected;
  for (const auto& [name, child] : node.names) {
    const auto found = map.find(name);
    if (found == map.end()) continue;
    auto value = select(child, found->second);
    if (value) selected.emplace(name, std::move(*value));
  }
  return selected;
}

std::optional<AttributeValue> select(const Node& node, const AttributeValue& value) {
  if (node.is_leaf()) return value;
  if (const Map* map = value.as_m()) {
    Map selected = select_names(node, *map);
    if (selected.empty()) return std::nullopt;
    return AttributeValue::m(std::move(selected));
  }
  const List* list = value.as_l();
  if (list == nullptr) return std::nullopt;
  List selected;
  for (const auto& [index, child] : node.indexes) {
    if (index >= list->size()) break;
    auto element = select(child, (*list)[index]);
    if (element) selected.push_back(std::move(*element));
  }
  if (selected.empty()) return std::nullopt;
  return AttributeValue::l(std::move(selected));
}

}  // namespace

Item project(const Projection& projection, const Item& item) {
  Node root;
  for (const DocumentPath& path : projection.paths) insert(root, path);
  return select_names(root, item);
}

}  // namespace dynamodb::expression
