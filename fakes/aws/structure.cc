#include "fakes/aws/structure.h"

namespace aws {

Structure&& Structure::add(std::string_view name, bool is_required, const MemberOf& member) {
  Field& field = fields_.emplace_back();
  field.name = name;
  field.is_required = is_required;
  field.type = &member.type;
  field.offset = member.offset;
  field.optional = member.optional;
  return std::move(*this);
}

Structure&& Structure::add(std::string_view name, bool is_required, const MemberOf& member,
                           Constraints& constraints) {
  add(name, is_required, member);
  fields_.back().constraints = std::move(constraints);
  return std::move(*this);
}

Structure&& Structure::refused(std::string_view name) && {
  Field field;
  field.name = name;
  field.is_refused = true;
  fields_.push_back(std::move(field));
  return std::move(*this);
}

Structure&& Structure::always() && {
  fields_.back().is_always = true;
  return std::move(*this);
}

Structure&& Structure::query(QueryForm form) && {
  fields_.back().query = form;
  return std::move(*this);
}

Structure&& Structure::elements(Constraints constraints) && {
  fields_.back().element_constraints = std::move(constraints);
  return std::move(*this);
}

Structure&& Structure::keys(Constraints constraints) && {
  fields_.back().key_constraints = std::move(constraints);
  return std::move(*this);
}

Structure&& Structure::known_keys(std::vector<std::string_view> names) && {
  fields_.back().known_keys = std::move(names);
  return std::move(*this);
}

const Field* Structure::find(std::string_view name) const {
  for (const Field& field : fields_) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

bool is_absent(const Field& field, const void* value) {
  if (value == nullptr) return true;
  if (field.is_required || field.is_always || field.optional != nullptr) return false;
  switch (field.type->kind()) {
    case Kind::kString:
      return static_cast<const std::string*>(value)->empty();
    case Kind::kList:
    case Kind::kMap:
      return field.type->size(value) == 0;
    default:
      return false;
  }
}

}  // namespace aws
