// Internal to sim_git: libgit2's objects with owners, and its error codes as exceptions.
#pragma once

#include <git2.h>

#include <memory>
#include <string_view>

#include "sim/git/types.h"

namespace sim::git {

template <auto Free>
struct GitDeleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

using RepositoryPtr = std::unique_ptr<git_repository, GitDeleter<git_repository_free>>;
using OdbPtr = std::unique_ptr<git_odb, GitDeleter<git_odb_free>>;
using ObjectPtr = std::unique_ptr<git_object, GitDeleter<git_object_free>>;
using CommitPtr = std::unique_ptr<git_commit, GitDeleter<git_commit_free>>;
using TreePtr = std::unique_ptr<git_tree, GitDeleter<git_tree_free>>;
using TreeEntryPtr = std::unique_ptr<git_tree_entry, GitDeleter<git_tree_entry_free>>;
using BlobPtr = std::unique_ptr<git_blob, GitDeleter<git_blob_free>>;
using IndexPtr = std::unique_ptr<git_index, GitDeleter<git_index_free>>;
using ConfigPtr = std::unique_ptr<git_config, GitDeleter<git_config_free>>;
using ReferencePtr = std::unique_ptr<git_reference, GitDeleter<git_reference_free>>;
using RefIteratorPtr =
    std::unique_ptr<git_reference_iterator, GitDeleter<git_reference_iterator_free>>;
using RevwalkPtr = std::unique_ptr<git_revwalk, GitDeleter<git_revwalk_free>>;
using StatusPtr = std::unique_ptr<git_status_list, GitDeleter<git_status_list_free>>;
using RemotePtr = std::unique_ptr<git_remote, GitDeleter<git_remote_free>>;
using PackbuilderPtr = std::unique_ptr<git_packbuilder, GitDeleter<git_packbuilder_free>>;
using SignaturePtr = std::unique_ptr<git_signature, GitDeleter<git_signature_free>>;

// Lets a C function that returns an object through a T** fill a smart pointer:
// `check(git_odb_new(out(odb)), "open")`.
template <class Pointer>
class OutPtr {
 public:
  explicit OutPtr(Pointer& target) : target_(target) {}
  OutPtr(const OutPtr&) = delete;
  OutPtr& operator=(const OutPtr&) = delete;
  ~OutPtr() { target_.reset(raw_); }
  // NOLINTNEXTLINE(google-explicit-constructor): being converted is its only purpose.
  operator typename Pointer::element_type **() { return &raw_; }

 private:
  Pointer& target_;
  typename Pointer::element_type* raw_ = nullptr;
};

template <class Pointer>
OutPtr<Pointer> out(Pointer& target) {
  return OutPtr<Pointer>(target);
}

// Throws Error with libgit2's message if `code` is negative. The attempt reads `verb what`.
void check(int code, std::string_view verb, std::string_view what = {});

// `id` as 40 hexadecimal digits, and back. Anything else than 40 hexadecimal digits is Error.
CommitId to_text(const git_oid& id);
git_oid to_oid(std::string_view hex);

// An empty name or address, or one with '<', '>' or a line end, is Error.
SignaturePtr to_git(const Signature& signature);
Signature from_git(const git_signature& signature);

}  // namespace sim::git
