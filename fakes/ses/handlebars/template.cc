#include "fakes/ses/handlebars/template.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "fakes/ses/handlebars/parser.h"

namespace ses::handlebars {
namespace {

using Json = nlohmann::ordered_json;

// One iteration of an #each.
struct Iteration {
  Json index;
  Json key;
  Json is_first;
  Json is_last;
};

struct Context {
  const Json& value;
  const Context* parent = nullptr;
  const Iteration* iteration = nullptr;  // the innermost
};

const Json* member(const Json& value, const std::string& name) {
  if (value.is_object()) {
    const auto found = value.find(name);
    return found == value.end() ? nullptr : &*found;
  }
  if (!value.is_array()) return nullptr;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
  const bool is_index = error == std::errc{} && end == name.data() + name.size();
  return is_index && index < value.size() ? &value[index] : nullptr;
}

const Json* variable(const Iteration* iteration, PathExpression::From from) {
  if (iteration == nullptr) return nullptr;
  switch (from) {
    case PathExpression::From::kIndex:
      return &iteration->index;
    case PathExpression::From::kKey:
      return &iteration->key;
    case PathExpression::From::kFirst:
      return &iteration->is_first;
    case PathExpression::From::kLast:
      return &iteration->is_last;
    default:
      return nullptr;
  }
}

// Null for what is not there, and for what is null.
const Json* look_up(const PathExpression& path, const Context& context) {
  const Context* from = &context;
  if (path.from == PathExpression::From::kRoot) {
    while (from->parent != nullptr) from = from->parent;
  } else if (path.from != PathExpression::From::kContext) {
    return variable(context.iteration, path.from);
  }
  for (std::size_t i = 0; i < path.up && from != nullptr; ++i) from = from->parent;
  const Json* value = from == nullptr ? nullptr : &from->value;
  for (const std::string& step : path.steps) {
    if (value != nullptr) value = member(*value, step);
  }
  return value == nullptr || value->is_null() ? nullptr : value;
}

bool is_empty(const Json* value) {
  if (value == nullptr || *value == false) return true;
  if (value->is_string()) return value->get_ref<const std::string&>().empty();
  if (value->is_array()) return value->empty();
  return value->is_number() && *value == 0;
}

class Renderer {
 public:
  explicit Renderer(const Program& tree) : tree_(tree) {}

  std::string run(const Json& data) {
    render_nodes(tree_.nodes, Context{data});
    return std::move(out_);
  }

 private:
  void render_nodes(const Nodes& nodes, const Context& context) {
    // Partials count with the blocks that call them.
    if (++depth_ > 2 * kMaxDepth) throw NotSupported("a template that nests this deep");
    for (const Node& node : nodes) {
      if (++steps_ > kMaxSteps) {
        throw NotSupported("a template of more than " + std::to_string(kMaxSteps) + " steps");
      }
      std::visit([&](const auto& what) { render(what, context); }, node.what);
    }
    --depth_;
  }

  void render(const ContentStatement& text, const Context&) { append(text.text); }

  void render(const MustacheStatement& wanted, const Context& context) {
    const Json* value = look_up(wanted.path, context);
    if (value == nullptr) throw MissingAttribute(wanted.path.text);
    if (value->is_structured()) {
      throw NotSupported("the " + std::string(value->is_array() ? "list" : "object") + " '" +
                         wanted.path.text + "' as text");
    }
    append(value->is_string() ? value->get_ref<const std::string&>() : value->dump());
  }

  void render(const UnknownHelper& helper, const Context&) { throw MissingAttribute(helper.name); }

  void render(const PartialStatement& call, const Context& context) {
    render_nodes(tree_.partials.at(call.name), context);
  }

  void render(const BlockStatement& block, const Context& context) {
    const Json* value = look_up(block.path, context);
    switch (block.kind) {
      case BlockStatement::Kind::kIf:
        return render_nodes(is_empty(value) ? block.otherwise : block.body, context);
      case BlockStatement::Kind::kUnless:
      case BlockStatement::Kind::kInvertedSection:
        return render_nodes(is_empty(value) ? block.body : block.otherwise, context);
      case BlockStatement::Kind::kEach:
        return each(block, value, context);
      case BlockStatement::Kind::kWith:
        return with(block, value, context);
      case BlockStatement::Kind::kSection:
        return section(block, value, context);
    }
  }

  void with(const BlockStatement& block, const Json* value, const Context& context) {
    if (is_empty(value)) return render_nodes(block.otherwise, context);
    render_nodes(block.body, Context{*value, &context, context.iteration});
  }

  void section(const BlockStatement& block, const Json* value, const Context& context) {
    if (value == nullptr) throw MissingAttribute(block.path.text);
    if (value->is_array()) return each(block, value, context);
    if (value->is_boolean()) {
      return render_nodes(is_empty(value) ? block.otherwise : block.body, context);
    }
    with(block, value, context);
  }

  void each(const BlockStatement& block, const Json* value, const Context& context) {
    if (value == nullptr || !value->is_structured() || value->empty()) {
      return render_nodes(block.otherwise, context);
    }
    std::size_t index = 0;
    for (const auto& [key, element] : value->items()) {
      const Iteration iteration{index, value->is_array() ? Json(index) : Json(key), index == 0,
                                index + 1 == value->size()};
      render_nodes(block.body, Context{element, &context, &iteration});
      ++index;
    }
  }

  void append(std::string_view text) {
    out_ += text;
    if (out_.size() > kMaxRenderedBytes) {
      throw NotSupported("a template that renders to more than " +
                         std::to_string(kMaxRenderedBytes) + " bytes");
    }
  }

  const Program& tree_;
  std::string out_;
  std::size_t steps_ = 0;
  int depth_ = 0;
};

}  // namespace

Template::Template(std::string_view text) : tree_(parse(text)) {}

std::string Template::render(const nlohmann::ordered_json& data) const {
  return Renderer{tree_}.run(data);
}

bool Template::has_values_only() const {
  return tree_.partials.empty() && std::ranges::all_of(tree_.nodes, [](const Node& node) {
           return std::holds_alternative<ContentStatement>(node.what) ||
                  std::holds_alternative<MustacheStatement>(node.what);
         });
}

}  // namespace ses::handlebars
