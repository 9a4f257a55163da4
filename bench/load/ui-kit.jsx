// The same list with what the Medusa Admin is made of: its UI kit, and TanStack Query.
import Medusa from "@medusajs/js-sdk"
import { Button, Container, Heading, Table, Toaster, toast } from "@medusajs/ui"
import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { createRoot } from "react-dom/client"

const query = new URLSearchParams(location.search)
const sdk = new Medusa({ baseUrl: query.get("backend"), auth: { type: "session" } })
const id = query.get("customer")
const fields = "id,groups.id,groups.name,groups.created_at"
const queryKey = ["customer", id]

function Groups() {
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey, queryFn: () => sdk.admin.customer.retrieve(id, { fields }) })
  const remove = useMutation({
    mutationFn: (group) => sdk.admin.customer.batchCustomerGroups(id, { remove: [group.id] }, { fields }),
    onSuccess: (answer, group) => {
      queries.setQueryData(queryKey, answer)
      toast.success(`Removed from ${group.name}`)
    },
  })
  return (
    <Container>
      <Heading>Customer groups</Heading>
      <Table>
        <Table.Body>
          {data?.customer.groups.map((group) => (
            <Table.Row key={group.id}>
              <Table.Cell>{group.name}</Table.Cell>
              <Table.Cell>{new Date(group.created_at).toLocaleDateString()}</Table.Cell>
              <Table.Cell>
                <Button onClick={() => remove.mutate(group)}>Remove</Button>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <Toaster />
    </Container>
  )
}

createRoot(document.getElementById("root")).render(
  <QueryClientProvider client={new QueryClient()}>
    <Groups />
  </QueryClientProvider>,
)
