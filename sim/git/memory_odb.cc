#include "sim/git/memory_odb.h"

#include <git2/sys/odb_backend.h>
#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h>  // git_error_set_str, from libgit2 1.9 on
#endif

#include <cstddef>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <unordered_map>

namespace sim::git {
namespace {

struct OidHash {
  // An object id is a hash already.
  std::size_t operator()(const git_oid& id) const {
    std::size_t head = 0;
    std::memcpy(&head, id.id, sizeof head);
    return head;
  }
};

struct OidEqual {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_equal(&a, &b) != 0; }
};

struct Object {
  git_object_t type;
  std::string bytes;
};

// libgit2 knows the base and hands it to the functions below.
struct Backend : git_odb_backend {
  std::unordered_map<git_oid, Object, OidHash, OidEqual> objects;
};

const Object* find(git_odb_backend* backend, const git_oid* id) {
  const auto& objects = static_cast<Backend*>(backend)->objects;
  const auto found = objects.find(*id);
  return found == objects.end() ? nullptr : &found->second;
}

int read_object(void** bytes, std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  const Object* object = find(backend, id);
  if (object == nullptr) return GIT_ENOTFOUND;
  *bytes = git_odb_backend_data_alloc(backend, object->bytes.size() + 1);
  if (*bytes == nullptr) return GIT_ERROR;
  std::memcpy(*bytes, object->bytes.c_str(), object->bytes.size() + 1);
  *size = object->bytes.size();
  *type = object->type;
  return GIT_OK;
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  const Object* object = find(backend, id);
  if (object == nullptr) return GIT_ENOTFOUND;
  *size = object->bytes.size();
  *type = object->type;
  return GIT_OK;
}

int write_object(git_odb_backend* backend, const git_oid* id, const void* bytes, std::size_t size,
                 git_object_t type) {
  // libgit2 is C: nothing may be thrown through it.
  try {
    Object object{type, std::string(static_cast<const char*>(bytes), size)};
    static_cast<Backend*>(backend)->objects.try_emplace(*id, std::move(object));
    return GIT_OK;
  } catch (const std::exception& error) {
    git_error_set_str(GIT_ERROR_ODB, error.what());
    return GIT_ERROR;
  }
}

int exists(git_odb_backend* backend, const git_oid* id) { return find(backend, id) != nullptr; }

void free_backend(git_odb_backend* backend) { delete static_cast<Backend*>(backend); }

}  // namespace

OdbPtr memory_odb() {
  auto backend = std::make_unique<Backend>();
  check(git_odb_init_backend(backend.get(), GIT_ODB_BACKEND_VERSION), "make an object database");
  backend->read = read_object;
  backend->read_header = read_header;
  backend->write = write_object;
  backend->exists = exists;
  backend->free = free_backend;
  OdbPtr odb;
  check(git_odb_new(out(odb)), "make an object database");
  check(git_odb_add_backend(odb.get(), backend.get(), 1), "make an object database");
  static_cast<void>(backend.release());  // The odb frees it.
  return odb;
}

}  // namespace sim::git
